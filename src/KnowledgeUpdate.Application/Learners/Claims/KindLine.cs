using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A kind of activity with its conversion.</summary>
public sealed record KindLine(
    Guid Id,
    uint Version,
    string Code,
    string Name,
    string NameEn,
    HourCategory Category,
    decimal HoursPerUnit,
    string Unit,
    decimal? MaxPerClaim,
    decimal? MaxPerYear,
    bool NeedsRecognition,
    string Evidence,
    string Source,
    DateOnly From,
    DateOnly? To
)
{
    /// <summary>The kind as a line.</summary>
    public static KindLine Of(ActivityKind k) =>
        new(
            k.Id,
            k.Version,
            k.Code,
            k.Name,
            k.NameEn,
            k.Category,
            k.HoursPerUnit,
            k.Unit,
            k.MaxPerClaim,
            k.MaxPerYear,
            k.NeedsRecognition,
            k.Evidence,
            k.Source,
            k.EffectiveFrom,
            k.EffectiveTo
        );
}
