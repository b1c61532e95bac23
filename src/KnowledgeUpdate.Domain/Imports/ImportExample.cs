namespace KnowledgeUpdate.Domain.Imports;

/// <summary>A faulty cell.</summary>
/// <param name="Row">Number of the row in the file.</param>
/// <param name="Cell">Its place as the file's program names it, such as D18.</param>
/// <param name="Before">What stands there; an identity number is masked.</param>
/// <param name="After">What the repair makes of it; null when only a person knows.</param>
public sealed record ImportExample(int Row, string Cell, string Before, string? After);

/// <summary>Rows that the same act repairs.</summary>
/// <param name="Problem">What is wrong and what to do, an English key.</param>
/// <param name="Repair">The repair, where the portal knows it; <see cref="ImportRepair.None"/> otherwise.</param>
/// <param name="Rows">Rows that have it.</param>
/// <param name="Examples">The first of them, at most <see cref="ImportFindings.MostExamples"/>.</param>
public sealed record ImportProblem(
    [Sentence] string Problem,
    ImportColumn? Column,
    ImportRepair Repair,
    int Rows,
    IReadOnlyList<ImportExample> Examples
);
