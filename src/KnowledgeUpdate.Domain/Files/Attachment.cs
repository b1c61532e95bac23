using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Files;

/// <summary>A file that belongs to a record. Its bytes stand in a row of their own, so that lists stay light.</summary>
public sealed class Attachment : Entity, IPartOf
{
    /// <summary>Largest file, in bytes: 20 MB.</summary>
    public const int MaxSize = 20 * 1024 * 1024;

    private Attachment() { }

    /// <summary>Takes a file in. The type is read from the content, never from the name.</summary>
    /// <param name="category">Which required paper it is, or what the person calls it.</param>
    /// <exception cref="RuleException">The file is empty, too large or of a type that is not taken.</exception>
    public static Attachment Create(string subjectKind, Guid subjectId, string category, string name, byte[] content, Guid uploadedBy, DateTimeOffset at)
    {
        if (content.Length == 0)
            throw new RuleException("{0} is empty. Choose the file again.", name);
        if (content.Length > MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", name);
        var type = FileTypes.Recognise(content, name)
            ?? throw new RuleException("{0} is not a PDF, JPEG, PNG, Word or Excel file. Save it as PDF and choose it again.", name);
        return Create(type, subjectKind, subjectId, category, name, content, uploadedBy, at);
    }

    /// <summary>Takes a table as text in, for an import: it has no first bytes to recognise it by, so only an import may take it.</summary>
    /// <exception cref="RuleException">The file is empty or too large.</exception>
    public static Attachment CreateCsv(string subjectKind, Guid subjectId, string category, string name, byte[] content, Guid uploadedBy, DateTimeOffset at)
    {
        if (content.Length == 0)
            throw new RuleException("{0} is empty. Choose the file again.", name);
        if (content.Length > MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", name);
        return Create("text/csv", subjectKind, subjectId, category, name, content, uploadedBy, at);
    }

    private static Attachment Create(string type, string subjectKind, Guid subjectId, string category, string name, byte[] content, Guid uploadedBy, DateTimeOffset at) =>
        new()
        {
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            Category = category,
            Name = FileTypes.SafeName(name),
            ContentType = type,
            Size = content.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            UploadedById = uploadedBy,
            UploadedAt = at,
        };

    /// <summary>Kind of the record.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Id of the record.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Which required paper it is.</summary>
    public string Category { get; private set; } = "";

    /// <summary>File name as shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Media type, recognised from the content.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes.</summary>
    public int Size { get; private set; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Who gave it.</summary>
    public Guid UploadedById { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>When it was taken off the record; versions filed before still show it.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    string IPartOf.WholeKind => SubjectKind;

    Guid IPartOf.WholeId => SubjectId;

    /// <summary>Takes it off the record.</summary>
    public void Remove(DateTimeOffset now) => RemovedAt ??= now;
}

/// <summary>The bytes of an attachment.</summary>
public sealed class AttachmentContent : ITenantOwned, IUntracked
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>Id of the attachment.</summary>
    public required Guid AttachmentId { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>Recognises files by their first bytes.</summary>
public static class FileTypes
{
    /// <summary>Longest list of content types that an Office file of a sane number of parts has.</summary>
    private const int MostContentTypes = 1024 * 1024;

    /// <summary>The media type, or null when it is not one that the portal takes.</summary>
    public static string? Recognise(byte[] content, string name)
    {
        var bytes = content.AsSpan();
        if (bytes.StartsWith("%PDF-"u8))
            return "application/pdf";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        return bytes.StartsWith("PK\u0003\u0004"u8) ? OfficeType(content) : null;
    }

    /// <summary>Word or Excel by the parts that the package lists; one with macros is neither, whatever its parts are called.</summary>
    private static string? OfficeType(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false));
            if (zip.GetEntry("[Content_Types].xml") is not { } types || zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return null;
            using var reader = new StreamReader(types.Open());
            var characters = new char[MostContentTypes];
            var listed = characters.AsSpan(0, reader.ReadBlock(characters));
            if (listed.Length == MostContentTypes || listed.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || listed.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
                return null;
            return zip.Entries.Any(e => e.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase)) ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                : zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase)) ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The last part of the name, without characters that a file system or a header could trip over, or that turn the direction of reading and so hide what it ends in.</summary>
    public static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))).Trim(' ', '.');
        return clean.Length == 0 ? "file" : clean.Length > 120 ? clean[^120..] : clean;
    }
}
