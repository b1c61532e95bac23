namespace KnowledgeUpdate.Application.Sheets;

/// <summary>The row of headings of a sheet, and which of the wanted columns stands where.</summary>
public sealed class SheetHead
{
    /// <summary>Rows within which the head must stand: above it there may be a title.</summary>
    internal const int Within = 5;

    private readonly int[] at;
    private readonly IReadOnlyList<string> names;

    private SheetHead(int[] at, IReadOnlyList<string> names) => (this.at, this.names) = (at, names);

    /// <summary>What stands above a column in the file; its usual word where the file lacks it.</summary>
    public string Name(int column) => names[column];

    /// <summary>Place of a cell, such as B12; empty where the file lacks the column.</summary>
    public string Cell(int column, int row) => at[column] < 0 ? "" : $"{Table.Letters(at[column])}{row}";

    /// <summary>The text of a column's cell in a row.</summary>
    internal string Text(TableRow row, int column) => at[column] < 0 ? "" : row[at[column]].Text.Trim();

    /// <summary>The head, if a row is one; else null, with the required columns that it lacks.</summary>
    internal static SheetHead? Find(TableRow row, IReadOnlyList<SheetColumn> columns, out IReadOnlyList<string> lacks)
    {
        var texts = Enumerable.Range(0, row.Count).Select(i => row[i].Text.Trim()).ToList();
        var heads = texts
            .Select(t => string.Concat(t.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '\uFEFF'))).TrimEnd('：', ':'))
            .ToList();
        int[] at =
        [
            .. columns.Select(column =>
                heads.FindIndex(h =>
                    column.Words.Any(w => w.Replace(" ", "", StringComparison.Ordinal).Equals(h, StringComparison.OrdinalIgnoreCase))
                )
            ),
        ];
        lacks = [.. columns.Where((c, i) => c.IsRequired && at[i] < 0).Select(c => c.Words[0])];
        return lacks.Count > 0 ? null : new SheetHead(at, [.. columns.Select((c, i) => at[i] < 0 ? c.Words[0] : heads[at[i]])]);
    }
}
