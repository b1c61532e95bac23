using System.Security.Cryptography;

namespace KnowledgeUpdate.Domain.Files;

/// <summary>A file that belongs to a record. Its bytes are in a separate row, so that lists stay light.</summary>
public sealed class Attachment : Entity, IPartOf
{
    /// <summary>Largest file, in bytes: 20 MB.</summary>
    public const int MaxSize = 20 * 1024 * 1024;

    private Attachment() { }

    /// <summary>Accepts a file. The type is read from the content, never from the name.</summary>
    /// <param name="category">Which required paper it is, or what the person calls it.</param>
    /// <exception cref="RuleException">The file is empty, too large or of a type that is not taken.</exception>
    public static Attachment Create(
        string subjectKind,
        Guid subjectId,
        string category,
        string name,
        byte[] content,
        Guid uploadedBy,
        DateTimeOffset at
    )
    {
        if (content.Length == 0)
            throw new RuleException("{0} is empty. Choose the file again.", name);
        if (content.Length > MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", name);
        var type =
            FileTypes.Recognise(content, name)
            ?? throw new RuleException("{0} is not a PDF, JPEG, PNG, Word or Excel file. Save it as PDF and choose it again.", name);
        return Create(type, subjectKind, subjectId, category, name, content, uploadedBy, at);
    }

    /// <summary>Accepts a text table, for an import only, since it cannot be recognised by its first bytes.</summary>
    /// <exception cref="RuleException">The file is empty or too large.</exception>
    public static Attachment CreateCsv(
        string subjectKind,
        Guid subjectId,
        string category,
        string name,
        byte[] content,
        Guid uploadedBy,
        DateTimeOffset at
    )
    {
        if (content.Length == 0)
            throw new RuleException("{0} is empty. Choose the file again.", name);
        if (content.Length > MaxSize)
            throw new RuleException("{0} is larger than 20 MB. Make it smaller or split it.", name);
        return Create("text/csv", subjectKind, subjectId, category, name, content, uploadedBy, at);
    }

    private static Attachment Create(
        string type,
        string subjectKind,
        Guid subjectId,
        string category,
        string name,
        byte[] content,
        Guid uploadedBy,
        DateTimeOffset at
    ) =>
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

    public Guid UploadedById { get; private set; }

    public DateTimeOffset UploadedAt { get; private set; }

    /// <summary>When it was taken off the record; versions filed before still show it.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    string IPartOf.WholeKind => SubjectKind;

    Guid IPartOf.WholeId => SubjectId;

    /// <summary>Takes it off the record.</summary>
    public void Remove(DateTimeOffset now) => RemovedAt ??= now;
}
