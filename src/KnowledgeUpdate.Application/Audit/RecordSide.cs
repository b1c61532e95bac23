namespace KnowledgeUpdate.Application.Audit;

/// <summary>A value on both sides of a conflict.</summary>
/// <param name="Entity">Type of the row.</param>
/// <param name="Property">Name of the property.</param>
/// <param name="Mine">What the form would have written; null: nothing.</param>
/// <param name="Saved">What stands there; null: nothing.</param>
/// <param name="AreWords">The values are English words with a translation.</param>
/// <param name="IsPersonal">It may be shown only where the form itself shows it.</param>
public sealed record RecordSide(
    string Entity,
    string Property,
    [property: Sentence] string? Mine,
    [property: Sentence] string? Saved,
    bool AreWords,
    bool IsPersonal
);
