using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>The code with the half day it is for.</summary>
public sealed record RoomCode
{
    public required Guid GatheringId { get; init; }

    public required string Title { get; init; }

    /// <summary>The instant it was made: a screen whose own clock is wrong counts from here.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>People with a seat.</summary>
    public required int Expected { get; init; }

    /// <summary>The digits; null while no half day takes signs.</summary>
    public string? Code { get; init; }

    /// <summary>Until the next code, s.</summary>
    public int SecondsLeft { get; init; }

    /// <summary>From then on the digits are refused.</summary>
    public DateTimeOffset? RefusedFrom { get; init; }

    /// <summary>People whose sign of now has been taken.</summary>
    public int Signed { get; init; }

    /// <summary>The sign that is taken now, or the next one; null: no more.</summary>
    public RoomTimes? Times { get; init; }

    /// <summary>When signs are taken next; null: now, or no more.</summary>
    public DateTimeOffset? OpensAt => Code is null ? Times?.From : null;
}

/// <summary>When a sign of a half day is taken.</summary>
/// <param name="From">The first moment.</param>
/// <param name="To">From then on it is refused.</param>
/// <param name="LateAfter">An arrival after it is late; null: it is a leaving.</param>
public sealed record RoomTimes(
    DateOnly Date,
    HalfDay Half,
    SignKind Kind,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset? LateAfter
);
