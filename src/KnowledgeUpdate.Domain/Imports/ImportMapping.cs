using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Imports;

/// <summary>Which column of the file, counted from 0, holds what.</summary>
/// <param name="HeadRow">Number of the row with the headings: a title may stand above it.</param>
/// <param name="Headings">Headings of the file.</param>
/// <param name="Columns">Place of each column; one that the file does not have is missing.</param>
public sealed record ImportMapping(int HeadRow, IReadOnlyList<string> Headings, IReadOnlyDictionary<ImportColumn, int> Columns)
{
    /// <summary>Columns without which hours cannot be entered.</summary>
    public static readonly IReadOnlyList<ImportColumn> Required =
    [
        ImportColumn.Name,
        ImportColumn.Number,
        ImportColumn.Title,
        ImportColumn.From,
        ImportColumn.Category,
        ImportColumn.Hours,
    ];

    /// <summary>The category of every row, of a file that has no column for it.</summary>
    public HourCategory? Category { get; init; }

    /// <summary>Required columns that are not matched.</summary>
    public IEnumerable<ImportColumn> Missing() =>
        Required.Where(c => !Columns.ContainsKey(c) && !(c == ImportColumn.Category && Category is not null));
}
