namespace KnowledgeUpdate.Application.Sheets;

/// <summary>The current row of the reader. The same object is used for every row, so values to keep must be copied.</summary>
internal sealed class TableRow
{
    /// <summary>Columns beyond this one are not read: no form of hours is that wide.</summary>
    public const int MostColumns = 200;

    private readonly Cell[] cells = new Cell[MostColumns];

    /// <summary>The row's number in the file, from 1.</summary>
    public int Number { get; set; }

    /// <summary>What the sheet has merged; null where nobody asked for it.</summary>
    public MergedCells? Merged { get; init; }

    /// <summary>Cells up to the last one that the file has.</summary>
    public int Count { get; private set; }

    /// <summary>The cell of a column, counted from 0; an empty one where the file has none.</summary>
    public Cell this[int column] =>
        column < Count && cells[column].Text is not null ? cells[column]
        : column < MostColumns && Merged?.Covers(column, Number) == true ? new Cell("", CellKind.Merged)
        : new Cell("", CellKind.Text);

    /// <summary>Whether nothing stands in it.</summary>
    public bool IsEmpty
    {
        get
        {
            for (var i = 0; i < Count; i++)
                if (!string.IsNullOrWhiteSpace(cells[i].Text) || cells[i].Kind == CellKind.Formula)
                    return false;
            return true;
        }
    }

    public void Clear()
    {
        Array.Clear(cells, 0, Count);
        Count = 0;
    }

    /// <summary>Puts a cell in; columns too far to the right are left out.</summary>
    /// <exception cref="FormatException">The text holds a NUL, which no database keeps and no spreadsheet writes.</exception>
    public void Set(int column, string text, CellKind kind)
    {
        if ((uint)column >= MostColumns)
            return;
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new FormatException("A cell holds a NUL.");
        cells[column] = new Cell(text, kind);
        Count = Math.Max(Count, column + 1);
    }
}
