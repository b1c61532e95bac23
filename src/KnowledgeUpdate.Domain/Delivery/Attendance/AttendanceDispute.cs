namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>A trainee's dispute 考勤异议 about one half day.</summary>
public sealed class AttendanceDispute : Entity
{
    /// <summary>Longest statement or answer, characters.</summary>
    public const int TextMaxLength = 300;

    /// <summary>Every lawful move.</summary>
    public static readonly StateTable<DisputeState, DisputeAction> States = new()
    {
        { DisputeState.Open, DisputeAction.Uphold, DisputeState.Upheld },
        { DisputeState.Open, DisputeAction.Reject, DisputeState.Rejected },
    };

    private AttendanceDispute() { }

    /// <summary>Disputes a half day.</summary>
    public AttendanceDispute(SeminarHalfDay halfDay, Guid enrolmentId, string statement, DateTimeOffset now) =>
        (SeminarId, HalfDayId, EnrolmentId, Statement, FiledAt) = (halfDay.SeminarId, halfDay.Id, enrolmentId, statement.Trim(), now);

    /// <summary>The seminar.</summary>
    public Guid SeminarId { get; private set; }

    /// <summary>The half day.</summary>
    public Guid HalfDayId { get; private set; }

    /// <summary>The trainee's enrolment.</summary>
    public Guid EnrolmentId { get; private set; }

    /// <summary>What is wrong, in the trainee's words.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public DisputeState State { get; private set; }

    /// <summary>When filed.</summary>
    public DateTimeOffset FiledAt { get; private set; }

    /// <summary>The host's answer.</summary>
    public string? Answer { get; private set; }

    /// <summary>When answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Decides it.</summary>
    public void Decide(DisputeAction action, string answer, DateTimeOffset now) =>
        (State, Answer, AnsweredAt) = (States.Next(State, action), answer.Trim(), now);
}
