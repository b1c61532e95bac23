namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>A sign of attendance. Never deleted: a wrong one is voided with a reason and stays.</summary>
public sealed class AttendanceSign : Entity, IUntracked
{
    private AttendanceSign() { }

    /// <param name="step">Step of the code that was used; null where none was.</param>
    public AttendanceSign(
        GatheringHalfDay halfDay,
        Guid enrolmentId,
        SignKind kind,
        SignMethod method,
        DateTimeOffset at,
        Guid recordedById,
        DateTimeOffset now,
        long? step = null,
        string? note = null,
        Guid? batchId = null
    )
    {
        GatheringId = halfDay.GatheringId;
        HalfDayId = halfDay.Id;
        EnrolmentId = enrolmentId;
        Kind = kind;
        Method = method;
        At = at;
        RecordedById = recordedById;
        RecordedAt = now;
        Step = step;
        Note = Characters.TrimToNull(note);
        BatchId = batchId;
    }

    public Guid GatheringId { get; private set; }

    /// <summary>The half day.</summary>
    public Guid HalfDayId { get; private set; }

    public Guid EnrolmentId { get; private set; }

    public SignKind Kind { get; private set; }

    public SignMethod Method { get; private set; }

    /// <summary>The instant it tells of.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    public Guid RecordedById { get; private set; }

    /// <summary>Step of the code that was used: a code serves once.</summary>
    public long? Step { get; private set; }

    /// <summary>Remark of who entered it.</summary>
    public string? Note { get; private set; }

    /// <summary>The batch of an offline roll.</summary>
    public Guid? BatchId { get; private set; }

    /// <summary>When it was voided.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    public string? VoidReason { get; private set; }

    public void Void(string reason, DateTimeOffset now) => (VoidedAt, VoidReason) = (VoidedAt ?? now, VoidReason ?? reason.Trim());
}
