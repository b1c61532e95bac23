using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>An answer of the form.</summary>
/// <param name="Name">What it is shown under.</param>
/// <param name="Read">Its rows: one, or as many as the answer lists.</param>
internal sealed record ProposalAnswer(
    ProposalSection Section,
    [Sentence(OfArea = true)] string Name,
    Func<ProposalContent, IReadOnlyList<AnswerRow>> Read
);
