namespace KnowledgeUpdate.Domain.Closing;

/// <summary>A file as it stood in a version.</summary>
/// <param name="Sha256">Of its content.</param>
public sealed record KeptPaper(Guid Id, [property: Sentence] string Category, string Name, int Size, string Sha256);

/// <summary>What goes into a version of the closing papers beside what the host wrote.</summary>
/// <param name="DueOn">Last Beijing date in time; null while the rule is not configured.</param>
/// <param name="ApprovedBudget">Budget approved with the proposal, 元.</param>
/// <param name="OverBudgetReason">Why more was spent.</param>
/// <param name="UnchangedReason">Why papers are filed again without a change.</param>
public sealed record PapersFiling(
    PapersFigures Figures,
    IReadOnlyList<KeptPaper> Files,
    DateOnly? DueOn,
    decimal ApprovedBudget,
    string? OverBudgetReason,
    string? UnchangedReason,
    Guid By
);
