using System.IO.Compression;
using System.Text;
using CsvHelper;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Files;
using MiniExcelLibs;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A table read from an uploaded file: xlsx, or csv in UTF-8 or GB18030. It is text only; what the text means, the check says.</summary>
/// <param name="Rows">Cells by column, with the row's number in the file.</param>
internal sealed record UnitFile(IReadOnlyList<string> Head, IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> Rows)
{
    /// <summary>Most rows of one file.</summary>
    public const int MostRows = 20_000;

    /// <summary>Most bytes that an xlsx may unpack to.</summary>
    public const long MostUnpacked = 200 * 1024 * 1024;

    /// <summary>Whether the file is a workbook; otherwise it is read as csv.</summary>
    public static bool IsWorkbook(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Reads the first sheet.</summary>
    /// <exception cref="RuleException">The file is of another type, holds macros, unpacks to too much, or has too many rows.</exception>
    public static UnitFile Read(byte[] content, string name)
    {
        var rows = IsWorkbook(content) ? Workbook(content, name) : Text(content, name);
        using var each = rows.GetEnumerator();
        if (!each.MoveNext())
            throw new RuleException("{0} has no rows. Download the template and fill it in.", name);
        var head = each.Current.Select(c => c.Trim().TrimStart('\uFEFF', '*')).ToList();
        var read = new List<(int, IReadOnlyList<string>)>();
        for (var number = 2; each.MoveNext(); number++)
        {
            if (each.Current.All(string.IsNullOrWhiteSpace))
                continue;
            if (read.Count == MostRows)
                throw new RuleException("{0} has more than {1} rows. Split it and import the parts one after the other.", name, MostRows);
            read.Add((number, each.Current));
        }

        return read.Count > 0 ? new UnitFile(head, read) : throw new RuleException("{0} has no rows. Download the template and fill it in.", name);
    }

    private static IEnumerable<IReadOnlyList<string>> Workbook(byte[] content, string name)
    {
        if (FileTypes.Recognise(content, name) != "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            throw NotATable(name);
        RefuseBomb(content, name);
        using var stream = new MemoryStream(content, writable: false);
        foreach (IDictionary<string, object?> row in stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
            yield return [.. row.Values.Select(v => Convert.ToString(v, System.Globalization.CultureInfo.InvariantCulture) ?? "")];
    }

    /// <summary>Unpacks into nothing and counts: the sizes that a zip file states may lie.</summary>
    private static void RefuseBomb(byte[] content, string name)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false));
            var (total, buffer) = (0L, new byte[81920]);
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                for (int read; (read = part.Read(buffer)) > 0;)
                    if ((total += read) > MostUnpacked)
                        throw new RuleException("{0} unpacks to more than {1} MB. Save the sheet as csv and choose that.", name, MostUnpacked / 1024 / 1024);
            }
        }
        catch (InvalidDataException)
        {
            throw NotATable(name);
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Text(byte[] content, string name)
    {
        if (content.AsSpan(0, Math.Min(content.Length, 4096)).Contains((byte)0) || content.AsSpan().StartsWith("%PDF"u8))
            throw NotATable(name);
        using var csv = CsvReader.FromText(EncodingOf(content, name).GetString(content), new CsvReaderOptions { HasHeader = false, SkipEmptyLines = false });
        while (csv.Read())
            yield return csv.Current.ToArray();
    }

    private static Encoding EncodingOf(byte[] content, string name)
    {
        foreach (var encoding in new[] { new UTF8Encoding(false, throwOnInvalidBytes: true), CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)! })
        {
            try
            {
                encoding.GetCharCount(content);
                return encoding;
            }
            catch (DecoderFallbackException)
            {
                // The next one is tried.
            }
        }

        throw NotATable(name);
    }

    private static RuleException NotATable(string name) => new("{0} is neither an xlsx without macros nor a csv. Save the table as one of these and choose it again.", name);
}
