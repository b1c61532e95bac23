using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Reviews;

/// <summary>A step of a review trail as pages show it.</summary>
public sealed record TrailStep(
    ReviewStage Step,
    ReviewDecision Decision,
    string? Opinion,
    string Who,
    string Unit,
    DateTimeOffset At,
    int? Version,
    IReadOnlyList<string> Marks
)
{
    /// <summary>Name of the person for whom it was done, under lent rights.</summary>
    public string? OnBehalfOf { get; init; }
}
