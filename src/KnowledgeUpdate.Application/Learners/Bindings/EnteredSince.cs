namespace KnowledgeUpdate.Application.Learners;

/// <summary>Something that an account entered in a record since it was bound.</summary>
/// <param name="State">Its state's word, an English key.</param>
/// <param name="Choices">What may be decided of it.</param>
public sealed record EnteredSince(
    EnteredKind Kind,
    Guid Id,
    string Title,
    DateTimeOffset At,
    [Sentence] string State,
    IReadOnlyList<EnteredDecision> Choices
);
