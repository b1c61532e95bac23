namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>When arrival and leaving are signed, and how late arrival and early leaving count. Independent of seminars.</summary>
/// <param name="OpensBefore">Minutes before the beginning from which arrival is signed.</param>
/// <param name="LateAfter">Minutes after the beginning from which an arrival is late.</param>
/// <param name="ClosesAfter">Minutes after the beginning after which no arrival is signed: the half day is missed.</param>
/// <param name="LeavesWithin">Minutes before the end from which leaving is signed; who leaves before, left early.</param>
/// <param name="LatePercent">Share of the hours, %, where somebody came late.</param>
/// <param name="EarlyPercent">Share of the hours, %, where somebody left early.</param>
public sealed record AttendanceRule(int OpensBefore, int LateAfter, int ClosesAfter, int LeavesWithin, int LatePercent, int EarlyPercent)
{
    /// <summary>Leaving is signed until so many minutes after the end.</summary>
    public const int LeavingOpen = 60;

    /// <summary>A second leaving within so many seconds is the same one.</summary>
    public const int SameLeaving = 60;

    /// <summary>When leaving is signed from.</summary>
    public DateTimeOffset LeavingOpens(IHalfDayTimes of) =>
        of.EndsAt.AddMinutes(-Math.Min(LeavesWithin, (of.EndsAt - of.StartsAt).TotalMinutes / 2));

    /// <summary>Until when arrival is signed; never into the time of leaving.</summary>
    public DateTimeOffset ArrivalCloses(IHalfDayTimes of) =>
        of.StartsAt.AddMinutes(ClosesAfter) is var closes && closes < LeavingOpens(of) ? closes : LeavingOpens(of);

    /// <summary>
    /// Which sign an instant gives; null: none. Between the two windows no sign is taken, so that two scans in the middle count for
    /// nothing.
    /// </summary>
    public SignKind? KindAt(IHalfDayTimes of, DateTimeOffset at) =>
        at < of.StartsAt.AddMinutes(-OpensBefore) || at >= of.EndsAt.AddMinutes(LeavingOpen) ? null
        : at >= LeavingOpens(of) ? SignKind.Leave
        : at < ArrivalCloses(of) ? SignKind.Arrive
        : null;

    /// <summary>The standing from the signs and the time: an early arrival waits and becomes presence when the half day begins.</summary>
    public HalfDayStanding Of(IHalfDayTimes of, DateTimeOffset? arrived, DateTimeOffset? left, DateTimeOffset now)
    {
        if (arrived is { } came && left is { } went)
            return went < LeavingOpens(of) ? HalfDayStanding.LeftEarly
                : came > of.StartsAt.AddMinutes(LateAfter) ? HalfDayStanding.Late
                : HalfDayStanding.Attended;
        if (now < of.StartsAt)
            return arrived is null ? HalfDayStanding.NotBegun : HalfDayStanding.Waiting;
        if (now < of.EndsAt)
            return arrived is not null ? HalfDayStanding.Present
                : left is not null ? HalfDayStanding.NoArrival
                : HalfDayStanding.Missing;
        return arrived is not null ? HalfDayStanding.NoLeaving
            : left is not null ? HalfDayStanding.NoArrival
            : HalfDayStanding.Absent;
    }

    /// <summary>Share of the hours, from 0 to 1, that a pair of signs earns; both late and early: both shares.</summary>
    public decimal ShareOf(IHalfDayTimes of, DateTimeOffset? arrived, DateTimeOffset? left)
    {
        if (arrived is not { } came || left is not { } went)
            return 0;
        var late = came > of.StartsAt.AddMinutes(LateAfter) ? LatePercent / 100m : 1;
        return went < LeavingOpens(of) ? late * EarlyPercent / 100m : late;
    }

    /// <summary>Whether a standing counts among the half days attended.</summary>
    public static bool Counts(HalfDayStanding standing) =>
        standing is HalfDayStanding.Attended or HalfDayStanding.Late or HalfDayStanding.LeftEarly;
}
