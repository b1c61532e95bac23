using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Domain.Gatherings;

/// <summary>
/// What gathers people at certain half days: a seminar, later a cohort or an offering. Enrolments, attendance and the questionnaire know
/// nothing else of it.
/// </summary>
public abstract class Gathering : Entity
{
    public string Title { get; protected set; } = "";

    /// <summary>The unit that holds it.</summary>
    public Guid HostId { get; protected set; }

    /// <summary>Its name then.</summary>
    public string HostName { get; protected set; } = "";

    /// <summary>Passes to the unit that took the host's place; plan versions, papers and certificates keep the old name.</summary>
    public void PassTo(Guid unitId, string unitName) => (HostId, HostName) = (unitId, unitName);

    /// <summary>People planned for, 人.</summary>
    public int HeadCount { get; protected set; }

    /// <summary>First Beijing date.</summary>
    public DateOnly StartsOn { get; protected set; }

    /// <summary>Last Beijing date.</summary>
    public DateOnly EndsOn { get; protected set; }

    /// <summary>Where, in short.</summary>
    public string Place { get; protected set; } = "";

    /// <summary>Last Beijing date on which it was held.</summary>
    public abstract DateOnly HeldUntil { get; }

    /// <summary>Its state's word.</summary>
    public abstract Enum Standing { get; }

    /// <summary>Whether people beside the host and those who supervise it may know of it.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>Whether the host may change enrolments and attendance.</summary>
    public abstract bool IsRunning { get; }

    /// <summary>Whom it is for and how seats are given; null while that is not entered.</summary>
    public abstract EnrolmentTerms? Terms { get; }

    /// <summary>Whether people may register or be nominated at an instant.</summary>
    public abstract bool TakesEnrolments(DateTimeOffset now);

    /// <summary>What stands in the way of admitting somebody; null: nothing.</summary>
    public abstract RuleException? AdmissionHindrance(DateTimeOffset now);

    /// <summary>Whether a person with an outcome may dispute attendance.</summary>
    public abstract bool TakesDisputes(Outcome? outcome, DateTimeOffset now);

    /// <summary>Whether the host decides disputes; afterwards the programme office does.</summary>
    public abstract bool HostDecidesDisputes { get; }

    /// <summary>Whether the programme office decides disputes.</summary>
    public abstract bool OfficeDecidesDisputes(DateTimeOffset now);

    /// <summary>Last Beijing date of the days for disputes that run, or ran last; null: none do.</summary>
    public abstract DateOnly? DisputesEndOn { get; }

    /// <summary>When outcomes were told; null: not, or taken back.</summary>
    public abstract DateTimeOffset? OutcomesAt { get; }

    /// <summary>Last Beijing date of the questionnaire; null: not set.</summary>
    public abstract DateOnly? QuestionsCloseOn { get; }

    /// <summary>Whether the questionnaire is closed: nobody answers any more, and what was answered is shown.</summary>
    public abstract bool EvaluationIsClosed(DateTimeOffset now);

    /// <summary>Whether the questionnaire may be answered in its present state.</summary>
    public abstract bool IsEvaluated { get; }
}
