using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Common;

/// <summary>A step of a review trail as pages show it.</summary>
public sealed record TrailStep(
    [property: Sentence] string Step,
    ReviewDecision Decision,
    string? Opinion,
    string Who,
    string Unit,
    DateTimeOffset At,
    int? Version,
    IReadOnlyList<string> Marks
);
