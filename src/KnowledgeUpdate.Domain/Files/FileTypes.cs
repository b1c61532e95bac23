using System.Globalization;
using System.IO.Compression;

namespace KnowledgeUpdate.Domain.Files;

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

    /// <summary>Word or Excel by the parts listed in the package; a file with macros counts as neither.</summary>
    private static string? OfficeType(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false));
            if (
                zip.GetEntry("[Content_Types].xml") is not { } types
                || zip.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            )
                return null;
            using var reader = new StreamReader(types.Open());
            var characters = new char[MostContentTypes];
            var listed = characters.AsSpan(0, reader.ReadBlock(characters));
            if (
                listed.Length == MostContentTypes
                || listed.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)
                || listed.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
            )
                return null;
            return zip.Entries.Any(e => e.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
                    ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                : zip.Entries.Any(e => e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
                    ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>
    /// The last part of the name, without characters that break file systems or headers, or that change the reading direction and so hide
    /// the extension.
    /// </summary>
    public static string SafeName(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(
                last.Where(c =>
                    !char.IsControl(c)
                    && CharUnicodeInfo.GetUnicodeCategory(c)
                        is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                    && !"<>:\"|?*".Contains(c, StringComparison.Ordinal)
                )
            )
            .Trim(' ', '.');
        return clean.Length == 0 ? "file"
            : clean.Length > 120 ? clean[^120..]
            : clean;
    }
}
