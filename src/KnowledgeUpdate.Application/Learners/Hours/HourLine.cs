using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>An entry in a list.</summary>
/// <param name="IsReversed">A later entry reverses it.</param>
public sealed record HourLine(
    Guid Id,
    short Year,
    string Title,
    string Provider,
    HourCategory Category,
    decimal Hours,
    HourSource Source,
    DateOnly From,
    DateOnly To,
    DateTimeOffset At,
    bool IsReversed,
    string? Reason
)
{
    /// <summary>An entry as a list shows it.</summary>
    public static HourLine Of(HourEntry e, bool reversed) =>
        new(
            e.Id,
            e.LearningYear,
            e.Title,
            e.Provider,
            e.Category,
            e.Hours,
            e.SourceKind,
            e.StudiedFrom,
            e.StudiedTo,
            e.At,
            reversed,
            e.Reason
        );
}
