namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>A trainee's dispute 考勤异议 about one half day.</summary>
public sealed class AttendanceDispute : Entity
{
    /// <summary>Longest statement or answer, characters.</summary>
    public const int TextMaxLength = 300;

    public static readonly StateTable<DisputeState, DisputeAction> States = new()
    {
        { DisputeState.Open, DisputeAction.Uphold, DisputeState.Upheld },
        { DisputeState.Open, DisputeAction.Reject, DisputeState.Rejected },
    };

    private AttendanceDispute() { }

    /// <summary>Disputes a half day.</summary>
    public AttendanceDispute(GatheringHalfDay halfDay, Guid enrolmentId, string statement, DateTimeOffset now)
    {
        GatheringId = halfDay.GatheringId;
        HalfDayId = halfDay.Id;
        EnrolmentId = enrolmentId;
        Statement = statement.Trim();
        FiledAt = now;
    }

    public Guid GatheringId { get; private set; }

    /// <summary>The half day.</summary>
    public Guid HalfDayId { get; private set; }

    public Guid EnrolmentId { get; private set; }

    /// <summary>What is wrong, in the trainee's words.</summary>
    public string Statement { get; private set; } = "";

    public DisputeState State { get; private set; }

    public DateTimeOffset FiledAt { get; private set; }

    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public void Decide(DisputeAction action, string answer, DateTimeOffset now) =>
        (State, Answer, AnsweredAt) = (States.Next(State, action), answer.Trim(), now);
}
