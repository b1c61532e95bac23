namespace KnowledgeUpdate.Application.Sheets;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">Its name, at most 31 characters.</param>
/// <param name="Headings">What stands above the columns.</param>
/// <param name="Rows">Numbers stay numbers; what else stands in a cell is text.</param>
public sealed record WorkbookSheet(string Name, IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>A sheet whose cells are made row by row while they are read.</summary>
    public static WorkbookSheet Of<T>(
        string name,
        IEnumerable<T> rows,
        params IReadOnlyList<(string Heading, Func<T, object?> Cell)> columns
    ) => new(name, [.. columns.Select(c => c.Heading)], rows.Select(r => (IReadOnlyList<object?>)[.. columns.Select(c => c.Cell(r))]));
}
