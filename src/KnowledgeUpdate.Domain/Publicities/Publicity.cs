using KnowledgeUpdate.Domain.Calendar;

namespace KnowledgeUpdate.Domain.Publicities;

/// <summary>A public list with a period in working days and an objections box 公示.</summary>
/// <remarks>Source: 桂人社发〔2022〕15号, 四(四): projects and hosting units are publicised.</remarks>
public sealed class Publicity : Entity
{
    public static readonly StateTable<PublicityState, PublicityAction> States = new()
    {
        { PublicityState.Open, PublicityAction.End, PublicityState.Ended },
        { PublicityState.Open, PublicityAction.Replace, PublicityState.Replaced },
        { PublicityState.Ended, PublicityAction.Replace, PublicityState.Replaced },
    };

    private Publicity() { }

    /// <summary>Opens a period of working days from a Beijing date on.</summary>
    /// <param name="content">The public list as JSON: no personal data.</param>
    /// <exception cref="RuleException">The calendar of the year is not configured, or the days are fewer than one.</exception>
    public static Publicity Start(
        string subjectKind,
        Guid subjectId,
        string indexNumber,
        string title,
        string text,
        string content,
        DateOnly startsOn,
        int workingDays,
        WorkingCalendar calendar,
        Guid? restartedFrom = null
    )
    {
        if (workingDays < 1)
            throw new RuleException("A notice period lasts at least one working day.");
        return new Publicity
        {
            SubjectKind = subjectKind,
            SubjectId = subjectId,
            IndexNumber = indexNumber,
            Title = title,
            Text = text,
            Content = content,
            StartsOn = startsOn,
            WorkingDays = workingDays,
            EndsOn = calendar.EndOfPeriod(startsOn, workingDays),
            RestartedFromId = restartedFrom,
        };
    }

    /// <summary>Kind of the record made public.</summary>
    public string SubjectKind { get; private set; } = "";

    /// <summary>Id of that record.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>Index number 索引号.</summary>
    public string IndexNumber { get; private set; } = "";

    /// <summary>Title of the notice.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Text of the notice; a line is a paragraph.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The list as it was made public, JSON.</summary>
    public string Content { get; private set; } = "[]";

    /// <summary>First Beijing date.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last Beijing date, to 24:00.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>Length in working days.</summary>
    public int WorkingDays { get; private set; }

    public PublicityState State { get; private set; }

    /// <summary>The period that this one replaced.</summary>
    public Guid? RestartedFromId { get; private set; }

    /// <summary>What was corrected when it was replaced.</summary>
    public string? CorrectionReason { get; private set; }

    /// <summary>Whether objections are taken at an instant.</summary>
    public bool TakesObjections(DateTimeOffset now) =>
        State == PublicityState.Open && now >= BeijingTime.StartOf(StartsOn) && now < BeijingTime.EndOf(EndsOn);

    /// <summary>
    /// The calendar was corrected: a day off within the period makes it longer; what was announced is never made shorter.
    /// </summary>
    /// <returns>Whether it has become longer.</returns>
    public bool Lengthen(WorkingCalendar calendar)
    {
        if (
            State != PublicityState.Open
            || !calendar.Knows(StartsOn.Year)
            || !calendar.Knows(EndsOn.AddDays(7).Year)
            || calendar.EndOfPeriod(StartsOn, WorkingDays) is var end && end <= EndsOn
        )
            return false;
        EndsOn = end;
        return true;
    }

    /// <summary>Ends the period once its last day is over.</summary>
    /// <exception cref="RuleException">The last day is not over.</exception>
    public void End(DateTimeOffset now)
    {
        if (now < BeijingTime.EndOf(EndsOn))
            throw new RuleException("The notice period ends on {0:yyyy-MM-dd} at 24:00.", EndsOn);
        State = States.Next(State, PublicityAction.End);
    }

    /// <summary>Takes it back because of a material correction; the caller starts the new period.</summary>
    public void Replace(string reason) => (State, CorrectionReason) = (States.Next(State, PublicityAction.Replace), reason);
}
