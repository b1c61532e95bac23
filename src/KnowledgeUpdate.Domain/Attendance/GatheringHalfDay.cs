namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>A half day that attendance is taken for: two signs, arrival and leaving.</summary>
public sealed class GatheringHalfDay : Entity, IUntracked, IHalfDayTimes
{
    private GatheringHalfDay() { }

    /// <summary>Sets a half day up from the course table.</summary>
    public GatheringHalfDay(Guid gatheringId, PlannedHalfDay planned)
    {
        GatheringId = gatheringId;
        Take(planned);
    }

    public Guid GatheringId { get; private set; }

    /// <summary>Beijing date.</summary>
    public DateOnly Date { get; private set; }

    public HalfDay Half { get; private set; }

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Hours 学时 taught in it.</summary>
    public decimal Hours { get; private set; }

    /// <summary>When it fell away, since the seminar was broken off; it is left out everywhere.</summary>
    public DateTimeOffset? FellAwayAt { get; private set; }

    /// <summary>
    /// The seminar is broken off: a half day that has not begun falls away, one that is under way ends with the hours 学时 of the time held.
    /// </summary>
    public void BreakOff(DateTimeOffset now)
    {
        if (now <= StartsAt)
            FellAwayAt = now;
        else if (now < EndsAt)
            (Hours, EndsAt) = (decimal.Round(Hours * (decimal)((now - StartsAt) / (EndsAt - StartsAt)), 1, MidpointRounding.ToZero), now);
    }

    /// <summary>Whether a course table has it at the same time with the same hours.</summary>
    public bool IsAs(PlannedHalfDay planned) =>
        (StartsAt, EndsAt, Hours)
        == (BeijingTime.At(planned.Date.ToDateTime(planned.From)), BeijingTime.At(planned.Date.ToDateTime(planned.To)), planned.Hours);

    /// <summary>Takes over a changed course table.</summary>
    public void Take(PlannedHalfDay planned)
    {
        Date = planned.Date;
        Half = planned.Half;
        StartsAt = BeijingTime.At(planned.Date.ToDateTime(planned.From));
        EndsAt = BeijingTime.At(planned.Date.ToDateTime(planned.To));
        Hours = planned.Hours;
    }
}
