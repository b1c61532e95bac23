using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A kind of activity with its conversion.</summary>
public sealed record KindLine
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    public required HourCategory Category { get; init; }

    public required decimal HoursPerUnit { get; init; }

    public required string Unit { get; init; }

    public required decimal? MaxPerClaim { get; init; }

    public required decimal? MaxPerYear { get; init; }

    public required bool NeedsRecognition { get; init; }

    public required string Evidence { get; init; }

    public required string Source { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }

    /// <summary>The kind as a line.</summary>
    public static KindLine Of(ActivityKind k) =>
        new()
        {
            Id = k.Id,
            Version = k.Version,
            Code = k.Code,
            Name = k.Name,
            NameEn = k.NameEn,
            Category = k.Category,
            HoursPerUnit = k.HoursPerUnit,
            Unit = k.Unit,
            MaxPerClaim = k.MaxPerClaim,
            MaxPerYear = k.MaxPerYear,
            NeedsRecognition = k.NeedsRecognition,
            Evidence = k.Evidence,
            Source = k.Source,
            From = k.EffectiveFrom,
            To = k.EffectiveTo,
        };
}
