namespace KnowledgeUpdate.Domain.Work;

/// <summary>Long work in the background: progress, cancel, result. A crash resumes it.</summary>
public sealed class Job : Entity, IUntracked
{
    private Job() { }

    /// <param name="kind">Name of the command that does a step of it.</param>
    /// <param name="arguments">JSON for it.</param>
    public Job(string kind, string arguments, int total, Guid? userId, Guid? membershipId, DateTimeOffset at)
    {
        Kind = kind;
        Arguments = arguments;
        Total = total;
        UserId = userId;
        MembershipId = membershipId;
        OrderedAt = at;
    }

    /// <summary>Name of the work.</summary>
    public string Kind { get; private set; } = "";

    public string Arguments { get; private set; } = "";

    public int Done { get; private set; }

    public int Total { get; private set; }

    public JobState State { get; private set; }

    /// <summary>Who ordered it, and on whose behalf it runs.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>In which membership it was ordered.</summary>
    public Guid? MembershipId { get; private set; }

    /// <summary>When it was ordered.</summary>
    public DateTimeOffset OrderedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The result, or the reference of the fault.</summary>
    public string? Result { get; private set; }

    public bool CancelRequested { get; private set; }

    /// <summary>Whether it is over.</summary>
    public bool IsOver => State is JobState.Finished or JobState.Failed or JobState.Cancelled;

    /// <summary>Moves on by some steps; the work of these steps commits with it.</summary>
    /// <exception cref="RuleException">It is over.</exception>
    public void Advance(int steps)
    {
        GuardNotOver();
        (Done, State) = (Math.Min(Total, Done + steps), JobState.Running);
    }

    /// <exception cref="RuleException">It is over.</exception>
    public void End(JobState state, string? result, DateTimeOffset now)
    {
        GuardNotOver();
        (State, Result, EndedAt) = (state, result, now);
    }

    /// <summary>Asks it to stop after the step under way.</summary>
    /// <exception cref="RuleException">It is over.</exception>
    public void Cancel()
    {
        GuardNotOver();
        CancelRequested = true;
    }

    private void GuardNotOver()
    {
        if (IsOver)
            throw new RuleException("This work has ended already.");
    }
}
