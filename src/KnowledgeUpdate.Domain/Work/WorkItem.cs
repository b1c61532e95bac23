using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Work;

/// <summary>What waits for somebody: the verb and object, in which role and unit, since when, due when 我的待办.</summary>
public sealed class WorkItem : Entity, IUntracked
{
    private WorkItem() { }

    /// <summary>Opens an item for a role in a unit.</summary>
    /// <param name="act">What is to be done, as an English key with {0} for <paramref name="title"/>.</param>
    /// <param name="title">The object's name.</param>
    /// <param name="detail">Where it comes from and the one fact that decides.</param>
    /// <param name="link">The page to do it on.</param>
    public WorkItem(string act, string subjectKind, Guid subjectId, Role role, Guid organisationId, string title, string detail, string link,
        DateTimeOffset since, DateOnly? dueOn, Guid? userId = null)
    {
        (Act, SubjectKind, SubjectId, Role, OrganisationId) = (act, subjectKind, subjectId, role, organisationId);
        (Title, Detail, Link, Since, DueOn, UserId) = (title, detail, link, since, dueOn, userId);
    }

    /// <summary>What is to be done, as an English key.</summary>
    public string Act { get; private set; } = "";

    /// <summary>Kind of the record.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Id of the record.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>For which role.</summary>
    public Role Role { get; private set; }

    /// <summary>In which unit.</summary>
    public Guid OrganisationId { get; private set; }

    /// <summary>For one person only, such as an expert; null: anybody with the role in the unit.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>The object's name.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Where it comes from and the one fact that decides.</summary>
    public string Detail { get; private set; } = "";

    /// <summary>The page to do it on.</summary>
    public string Link { get; private set; } = "";

    /// <summary>Since when it waits.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Last Beijing date; null: no deadline.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>The fewest days left of which a reminder was sent.</summary>
    public int? RemindedAt { get; private set; }

    /// <summary>Days before the deadline on which reminders go out.</summary>
    public static readonly IReadOnlyList<int> ReminderDays = [30, 14, 7, 3, 1];

    /// <summary>Passes to another unit, or to one person of it.</summary>
    public void PassTo(Guid organisationId, Guid? userId = null) => (OrganisationId, UserId) = (organisationId, userId);

    /// <summary>Marks it done; doing so twice changes nothing.</summary>
    public void Done(DateTimeOffset now) => DoneAt ??= now;

    /// <summary>Its object has changed.</summary>
    public void Describe(string detail) => Detail = detail;

    /// <summary>Moves the deadline; reminders begin anew.</summary>
    public void Postpone(DateOnly dueOn) => (DueOn, RemindedAt) = (dueOn, null);

    /// <summary>The reminder that is due today, once each; null when none is.</summary>
    public int? TakeReminder(DateOnly today)
    {
        if (DoneAt is not null || DueOn is not { } due || due < today)
            return null;
        var left = due.DayNumber - today.DayNumber;
        var step = ReminderDays.Where(d => left <= d).DefaultIfEmpty(-1).Min();
        if (step < 0 || RemindedAt <= step)
            return null;
        RemindedAt = step;
        return step;
    }
}

/// <summary>A notice to one person, shown in the portal; a letter by e-mail follows through the outbox.</summary>
public sealed class Notification : Entity, IUntracked
{
    private Notification() { }

    /// <summary>Tells a person something.</summary>
    /// <param name="key">English sentence with places.</param>
    /// <param name="args">Values for the places, as JSON list of texts.</param>
    public Notification(Guid userId, string key, string args, string link, DateTimeOffset at) =>
        (UserId, Key, Args, Link, At) = (userId, key, args, link, at);

    /// <summary>The person.</summary>
    public Guid UserId { get; private set; }

    /// <summary>English sentence with places.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Values for the places, as JSON list of texts.</summary>
    public string Args { get; private set; } = "";

    /// <summary>The page it leads to.</summary>
    public string Link { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Marks it read.</summary>
    public void Read(DateTimeOffset now) => ReadAt ??= now;
}

/// <summary>A letter that leaves after commit, at least once, in order.</summary>
public sealed class OutboxMessage : Entity, IUntracked
{
    private OutboxMessage() { }

    /// <summary>Puts a letter into the outbox.</summary>
    public OutboxMessage(string to, string subject, string body, DateTimeOffset at) => (To, Subject, Body, At) = (to, subject, body, at);

    /// <summary>Puts a short message to a telephone into the outbox.</summary>
    public static OutboxMessage Text(string phone, string body, DateTimeOffset at) => new(phone, "", body, at) { Channel = OutboxChannel.Text };

    /// <summary>How it leaves.</summary>
    public OutboxChannel Channel { get; private set; }

    /// <summary>Address.</summary>
    public string To { get; private set; } = "";

    /// <summary>Subject line.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>Plain text.</summary>
    public string Body { get; private set; } = "";

    /// <summary>When it was written.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it left.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>How often it failed.</summary>
    public int Failures { get; private set; }

    /// <summary>Not before this instant after a failure.</summary>
    public DateTimeOffset? RetryAt { get; private set; }

    /// <summary>It left; the text is dropped, the record stays.</summary>
    public void Sent(DateTimeOffset now) => (SentAt, Body) = (now, "");

    /// <summary>It failed: next try after 1, 2, 4 … minutes, at most an hour.</summary>
    public void Failed(DateTimeOffset now) =>
        (Failures, RetryAt) = (Failures + 1, now + TimeSpan.FromMinutes(Math.Min(60, 1 << Math.Min(Failures, 6))));
}

/// <summary>A phrase that a reviewer saved for opinions 常用语.</summary>
public sealed class SavedPhrase : Entity, IUntracked
{
    private SavedPhrase() { }

    /// <summary>Saves a phrase.</summary>
    public SavedPhrase(Guid userId, string text) => (UserId, Text) = (userId, text.Trim());

    /// <summary>Whose it is.</summary>
    public Guid UserId { get; private set; }

    /// <summary>The phrase.</summary>
    public string Text { get; private set; } = "";
}

/// <summary>One POST already carried out: the same key again has no second effect, and leads to the same answer.</summary>
public sealed class IdempotencyKey : ITenantOwned, IUntracked
{
    /// <inheritdoc />
    public Guid TenantId { get; private set; }

    /// <summary>The key the form carried.</summary>
    public required Guid Key { get; init; }

    /// <summary>SHA-256 of what was posted: the same key with other content is refused.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Where the first answer led.</summary>
    public string? Location { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>State of a long piece of work.</summary>
public enum JobState
{
    /// <summary>Waits for a free hand.</summary>
    [Term("Waiting", Tone.Wait)] Waiting,

    /// <summary>Under way.</summary>
    [Term("Running", Tone.Wait)] Running,

    /// <summary>Done.</summary>
    [Term("Finished", Tone.Good)] Finished,

    /// <summary>Stopped by a fault; nothing is lost.</summary>
    [Term("Failed", Tone.Bad)] Failed,

    /// <summary>Stopped by a person.</summary>
    [Term("Cancelled", Tone.Idle)] Cancelled,
}

/// <summary>Long work in the background: progress, cancel, result. A crash resumes it.</summary>
public sealed class Job : Entity, IUntracked
{
    private Job() { }

    /// <summary>Orders the work.</summary>
    /// <param name="kind">Name of the command that does a step of it.</param>
    /// <param name="arguments">JSON for it.</param>
    public Job(string kind, string arguments, int total, Guid? userId, Guid? membershipId, DateTimeOffset at) =>
        (Kind, Arguments, Total, UserId, MembershipId, OrderedAt) = (kind, arguments, total, userId, membershipId, at);

    /// <summary>Name of the work.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>JSON for it.</summary>
    public string Arguments { get; private set; } = "";

    /// <summary>Steps done.</summary>
    public int Done { get; private set; }

    /// <summary>Steps in all.</summary>
    public int Total { get; private set; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; private set; }

    /// <summary>Who ordered it, and on whose behalf it runs.</summary>
    public Guid? UserId { get; private set; }

    /// <summary>In which membership it was ordered.</summary>
    public Guid? MembershipId { get; private set; }

    /// <summary>When it was ordered.</summary>
    public DateTimeOffset OrderedAt { get; private set; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What came of it, or the reference of the fault.</summary>
    public string? Result { get; private set; }

    /// <summary>Asked to stop.</summary>
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

    /// <summary>Ends it.</summary>
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
