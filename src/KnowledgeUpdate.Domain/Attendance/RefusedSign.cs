namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>A refused sign, kept: who, with what, when, why.</summary>
public sealed class RefusedSign : Entity, IUntracked
{
    private RefusedSign() { }

    public RefusedSign(Guid gatheringId, Guid? enrolmentId, Guid byUserId, SignMethod method, SignRefusal refusal, DateTimeOffset now)
    {
        GatheringId = gatheringId;
        EnrolmentId = enrolmentId;
        ByUserId = byUserId;
        Method = method;
        Refusal = refusal;
        At = now;
    }

    public Guid GatheringId { get; private set; }

    /// <summary>Whose code it was, where it is known.</summary>
    public Guid? EnrolmentId { get; private set; }

    /// <summary>The account that sent it.</summary>
    public Guid ByUserId { get; private set; }

    /// <summary>How it was tried.</summary>
    public SignMethod Method { get; private set; }

    /// <summary>Why it was refused.</summary>
    public SignRefusal Refusal { get; private set; }

    public DateTimeOffset At { get; private set; }
}
