namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>
/// Sections whose answers must agree: where one is returned, the others open with it, so that every return can be answered.
/// </summary>
public static class DependentSections
{
    private static readonly ProposalSection[][] Groups =
    [
        // Prices × people × days are the budget, which the sources of money equal.
        [ProposalSection.Trainees, ProposalSection.Schedule, ProposalSection.Budget, ProposalSection.Funding],
        // Lessons have their days and lecturers, who have their fees.
        [ProposalSection.Schedule, ProposalSection.Lecturers, ProposalSection.Courses, ProposalSection.Budget, ProposalSection.Funding],
    ];

    /// <summary>The marked sections and those that depend on them, in the order of the form.</summary>
    public static IReadOnlyList<ProposalSection> Of(IReadOnlyCollection<ProposalSection> marked) =>
        [.. marked.Concat(Groups.Where(g => g.Intersect(marked).Any()).SelectMany(g => g)).Distinct().Order()];
}
