using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>The result of a sign.</summary>
/// <param name="Refusal">Why it was refused; null: taken.</param>
/// <param name="Name">Whose it was, where that is known.</param>
/// <param name="IsRepeated">The sign was there before: nothing changed.</param>
public sealed record SignAnswer(
    SignRefusal? Refusal,
    string? Name = null,
    int? Seat = null,
    SignKind? Kind = null,
    HalfDayStanding? Standing = null,
    DateTimeOffset? At = null,
    bool IsRepeated = false
)
{
    /// <summary>Whether it stands in the roll.</summary>
    public bool IsTaken => Refusal is null;
}
