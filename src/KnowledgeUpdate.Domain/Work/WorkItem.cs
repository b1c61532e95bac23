using KnowledgeUpdate.Domain.Accounts;

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
    public WorkItem(
        [Sentence] string act,
        string subjectKind,
        Guid subjectId,
        Role role,
        Guid organisationId,
        string title,
        string detail,
        string link,
        DateTimeOffset since,
        DateOnly? dueOn,
        Guid? userId = null
    )
    {
        Act = act;
        SubjectKind = subjectKind;
        SubjectId = subjectId;
        Role = role;
        OrganisationId = organisationId;
        Title = title;
        Detail = detail;
        Link = link;
        Since = since;
        DueOn = dueOn;
        UserId = userId;
    }

    /// <summary>What is to be done, as an English key.</summary>
    [Sentence]
    public string Act { get; private set; } = "";

    /// <summary>Kind of the record.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Id of the record.</summary>
    public Guid SubjectId { get; private set; }

    public Role Role { get; private set; }

    public Guid OrganisationId { get; private set; }

    /// <summary>For one person only, such as an expert; null: anybody with the role in the unit.</summary>
    public Guid? UserId { get; private set; }

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

    /// <summary>The smallest number of days left for which a reminder was sent.</summary>
    public int? RemindedAt { get; private set; }

    /// <summary>Days before the deadline on which reminders go out.</summary>
    public static readonly IReadOnlyList<int> ReminderDays = [30, 14, 7, 3, 1];

    /// <summary>Passes to another unit, or to one person in it.</summary>
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
