using KnowledgeUpdate.Application.Imports;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>
/// A table of units read from an uploaded file by the reader of all imports. It is text only; what the text means, the check says.
/// </summary>
/// <param name="Rows">Cells by column, with the row's number in the file.</param>
internal sealed record UnitFile(IReadOnlyList<string> Head, IReadOnlyList<(int Number, IReadOnlyList<string> Cells)> Rows)
{
    /// <summary>Most rows of one file.</summary>
    public const int MostRows = 20_000;

    /// <summary>Reads the first sheet.</summary>
    /// <exception cref="RuleException">The file is of another type, is damaged, holds macros, unpacks to too much, has no rows or too
    /// many.</exception>
    public static UnitFile Read(byte[] content, string name, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        Table.Guard(stream, name);
        stream.Position = 0;
        List<string>? head = null;
        var read = new List<(int, IReadOnlyList<string>)>();
        foreach (var row in Table.Read(stream, name, ct))
        {
            var cells = Enumerable.Range(0, row.Count).Select(i => row[i].Text).ToList();
            if (head is null)
                head = [.. cells.Select(c => c.Trim().TrimStart('\uFEFF', '*'))];
            else if (read.Count == MostRows)
                throw new RuleException("{0} has more than {1} rows. Split it and import the parts one after the other.", name, MostRows);
            else
                read.Add((row.Number, cells));
        }

        return head is not null && read.Count > 0
            ? new UnitFile(head, read)
            : throw new RuleException("{0} has no rows. Download the template and fill it in.", name);
    }
}
