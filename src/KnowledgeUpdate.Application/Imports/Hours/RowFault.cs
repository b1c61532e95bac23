using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>What is wrong with a row.</summary>
/// <param name="Problem">What is wrong and what to do, an English key; for a repair its own words.</param>
/// <param name="Before">What stands in the cell; an identity number is masked.</param>
/// <param name="After">What the repair makes of it.</param>
internal sealed record RowFault(ImportColumn Column, [Sentence] string Problem, ImportRepair Repair, string Before, string? After);
