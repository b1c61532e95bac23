namespace KnowledgeUpdate.Application.Sheets;

/// <summary>A cell: its text as a person would read it, and how the file keeps it.</summary>
/// <param name="Text">A number as digits, a date as yyyy-MM-dd.</param>
internal readonly record struct Cell(string Text, CellKind Kind);
