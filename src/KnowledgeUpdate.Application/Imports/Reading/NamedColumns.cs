namespace KnowledgeUpdate.Application.Imports;

/// <summary>Reads a table whose columns are found by what people write above them.</summary>
internal static class NamedColumns
{
    /// <summary>Rows within which the head must stand: above it there may be a title.</summary>
    private const int HeadWithin = 5;

    /// <summary>Makes something of every row below the head.</summary>
    /// <param name="columns">The words for each column.</param>
    /// <param name="required">Columns without which a row is no head.</param>
    /// <param name="most">Most rows.</param>
    /// <param name="make">Gets the text of the cell under a column; empty where the table lacks the column.</param>
    /// <exception cref="RuleException">The file is no table, lacks a required column, or has no rows or too many.</exception>
    public static List<T> Read<T>(
        byte[] content,
        string name,
        IReadOnlyList<string[]> columns,
        int[] required,
        int most,
        Func<int, Func<int, string>, T> make,
        CancellationToken ct
    )
    {
        int[]? at = null;
        var (made, seen) = (new List<T>(), 0);
        foreach (var row in Table.Read(new MemoryStream(content, writable: false), name, ct))
        {
            if (at is null)
            {
                at = Find(row, columns, required);
                if (at is null && ++seen >= HeadWithin)
                    break;
                continue;
            }

            if (made.Count == most)
                throw new RuleException("{0} has more than {1} rows. Split it and import the parts one after the other.", name, most);
            made.Add(make(row.Number, column => at[column] < 0 ? "" : row[at[column]].Text.Trim()));
        }

        if (at is null)
            throw new RuleException(
                "{0} has no columns “{1}” and “{2}”. Download the template and copy the rows into it.",
                name,
                columns[required[0]][0],
                columns[required[^1]][0]
            );
        return made.Count > 0 ? made : throw new RuleException("{0} has no rows. Download the template and fill it in.", name);
    }

    private static int[]? Find(TableRow row, IReadOnlyList<string[]> columns, int[] required)
    {
        var heads = Enumerable
            .Range(0, row.Count)
            .Select(i => string.Concat(row[i].Text.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '\uFEFF'))).TrimEnd('：', ':'))
            .ToList();
        int[] at =
        [
            .. columns.Select(words =>
                heads.FindIndex(h =>
                    words.Any(w => w.Replace(" ", "", StringComparison.Ordinal).Equals(h, StringComparison.OrdinalIgnoreCase))
                )
            ),
        ];
        return required.All(c => at[c] >= 0) ? at : null;
    }
}
