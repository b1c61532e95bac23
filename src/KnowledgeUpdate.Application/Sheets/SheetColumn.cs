namespace KnowledgeUpdate.Application.Sheets;

/// <summary>A column of a sheet that people fill in.</summary>
/// <param name="IsRequired">Without it the sheet is not read.</param>
/// <param name="Words">What people write above it; the first stands in the template.</param>
public sealed record SheetColumn(bool IsRequired, params IReadOnlyList<string> Words);
