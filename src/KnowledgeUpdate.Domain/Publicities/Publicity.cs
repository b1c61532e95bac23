using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Publicities;

/// <summary>Where a publicity period stands.</summary>
public enum PublicityState
{
    /// <summary>公示中</summary>
    [Term("In publicity", Tone.Wait)] Open,

    /// <summary>期满</summary>
    [Term("Period over", Tone.Good)] Ended,

    /// <summary>因更正重新公示</summary>
    [Term("Replaced after a correction", Tone.Idle)] Replaced,
}

/// <summary>What moves a publicity.</summary>
public enum PublicityAction
{
    /// <summary>Its last day is over.</summary>
    [Term("End the period")] End,

    /// <summary>A material correction starts a new period.</summary>
    [Term("Replace after a correction")] Replace,
}

/// <summary>A public list with a period in working days and an objections box 公示.</summary>
/// <remarks>Source: 桂人社发〔2022〕15号, 四(四): projects and hosting units are publicised.</remarks>
public sealed class Publicity : Entity
{
    /// <summary>Every lawful move.</summary>
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
    public static Publicity Start(string subjectKind, Guid subjectId, string indexNumber, string title, string text, string content,
        DateOnly startsOn, int workingDays, WorkingCalendar calendar, Guid? restartedFrom = null)
    {
        if (workingDays < 1)
            throw new RuleException("A publicity period lasts at least one working day.");
        return new Publicity
        {
            SubjectKind = subjectKind, SubjectId = subjectId, IndexNumber = indexNumber, Title = title, Text = text, Content = content,
            StartsOn = startsOn, WorkingDays = workingDays, EndsOn = calendar.EndOfPeriod(startsOn, workingDays), RestartedFromId = restartedFrom,
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

    /// <summary>Where it stands.</summary>
    public PublicityState State { get; private set; }

    /// <summary>The period that this one replaced.</summary>
    public Guid? RestartedFromId { get; private set; }

    /// <summary>What was corrected when it was replaced.</summary>
    public string? CorrectionReason { get; private set; }

    /// <summary>Whether objections are taken at an instant.</summary>
    public bool TakesObjections(DateTimeOffset now) =>
        State == PublicityState.Open && now >= BeijingTime.StartOf(StartsOn) && now < BeijingTime.EndOf(EndsOn);

    /// <summary>The calendar was corrected: a day off within the period makes it longer; what was announced is never made shorter.</summary>
    /// <returns>Whether it has become longer.</returns>
    public bool Lengthen(WorkingCalendar calendar)
    {
        if (State != PublicityState.Open || !calendar.Knows(StartsOn.Year) || !calendar.Knows(EndsOn.AddDays(7).Year) || calendar.EndOfPeriod(StartsOn, WorkingDays) is var end && end <= EndsOn)
            return false;
        EndsOn = end;
        return true;
    }

    /// <summary>Ends the period once its last day is over.</summary>
    /// <exception cref="RuleException">The last day is not over.</exception>
    public void End(DateTimeOffset now)
    {
        if (now < BeijingTime.EndOf(EndsOn))
            throw new RuleException("The publicity period ends on {0:yyyy-MM-dd} at 24:00.", EndsOn);
        State = States.Next(State, PublicityAction.End);
    }

    /// <summary>Takes it back because of a material correction; the caller starts the new period.</summary>
    public void Replace(string reason) => (State, CorrectionReason) = (States.Next(State, PublicityAction.Replace), reason);
}

/// <summary>Where an objection stands.</summary>
public enum ObjectionState
{
    /// <summary>已受理</summary>
    [Term("Received", Tone.Wait)] Received,

    /// <summary>已办结</summary>
    [Term("Answered", Tone.Good)] Answered,
}

/// <summary>How an objection was found.</summary>
public enum ObjectionFinding
{
    /// <summary>不成立</summary>
    [Term("Not upheld")] NotUpheld,

    /// <summary>成立，名单更正</summary>
    [Term("Upheld, the list is corrected")] Upheld,
}

/// <summary>An objection 异议 to a list in publicity. Who objects is protected: shown to the programme office only.</summary>
public sealed class Objection : Entity
{
    private Objection() { }

    /// <summary>Receives an objection.</summary>
    /// <param name="receipt">Number to ask about progress with.</param>
    /// <param name="rows">Titles of the rows of the list: what it is about is one of them, or all of it.</param>
    /// <exception cref="RuleException">The period is not open, or the row is not in the list.</exception>
    public static Objection Receive(Publicity publicity, string receipt, string name, string contact, string about, IReadOnlyCollection<string> rows, string content, DateTimeOffset now)
    {
        if (about.Length > 0 && !rows.Contains(about))
            throw new RuleException("This list has no such row. Choose one of its rows, or the whole list.");
        if (publicity.State == PublicityState.Open && now < BeijingTime.StartOf(publicity.StartsOn))
            throw new RuleException("The publicity period has not begun. Objections are taken from {0:yyyy-MM-dd} at 0:00 on.", publicity.StartsOn);
        if (!publicity.TakesObjections(now))
            throw new RuleException("The publicity period is over. Objections were taken until {0:yyyy-MM-dd} at 24:00.", publicity.EndsOn);
        return new Objection
        {
            PublicityId = publicity.Id, Receipt = receipt, Name = name.Trim(), Contact = contact.Trim(), About = about, Content = content.Trim(), ReceivedAt = now,
        };
    }

    /// <summary>The publicity.</summary>
    public Guid PublicityId { get; private set; }

    /// <summary>Number to ask about progress with.</summary>
    public string Receipt { get; private set; } = "";

    /// <summary>Who objects.</summary>
    [Personal]
    public string Name { get; private set; } = "";

    /// <summary>Telephone or e-mail.</summary>
    [Personal]
    public string Contact { get; private set; } = "";

    /// <summary>Which row of the list; empty for all of it.</summary>
    public string About { get; private set; } = "";

    /// <summary>What is objected, with facts.</summary>
    [Personal]
    public string Content { get; private set; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>Where it stands.</summary>
    public ObjectionState State { get; private set; }

    /// <summary>How it was found.</summary>
    public ObjectionFinding? Finding { get; private set; }

    /// <summary>The answer, which the person reads under the receipt number.</summary>
    public string? Answer { get; private set; }

    /// <summary>What is done to the list, of one that was upheld; it stands in the answer.</summary>
    public string? Measure { get; private set; }

    /// <summary>When it was answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The corrected notice that carries it out; null: none yet.</summary>
    public Guid? CorrectedById { get; private set; }

    /// <summary>It was upheld and the list does not say so yet: nothing takes effect on it meanwhile.</summary>
    public bool AwaitsCorrection => Finding == ObjectionFinding.Upheld && CorrectedById is null;

    /// <summary>Answers it.</summary>
    /// <param name="measure">What is done to the list; needed where it is upheld.</param>
    /// <exception cref="RuleException">It is answered, the answer says nothing or the contrary of the finding, or the measure is missing.</exception>
    public void Resolve(ObjectionFinding finding, string answer, string? measure, DateTimeOffset now)
    {
        if (State == ObjectionState.Answered)
            throw new RuleException("This objection was answered on {0:yyyy-MM-dd}.", BeijingTime.DateOf(AnsweredAt!.Value));
        if (!SaysSomething(answer))
            throw new RuleException("Say in the answer what was looked into and what was found: the person reads nothing else.");
        if (finding == ObjectionFinding.Upheld && Denies(answer))
            throw new RuleException("The answer says that the objection is not upheld, the finding that it is. Bring the two together.");
        if (finding == ObjectionFinding.NotUpheld && Affirms(answer))
            throw new RuleException("The answer says that the objection is upheld, the finding that it is not. Bring the two together.");
        if (finding == ObjectionFinding.Upheld && (measure is null || !SaysSomething(measure)))
            throw new RuleException("Say what is corrected in the list: an objection that is upheld changes it.");
        (State, Finding, Answer, AnsweredAt) = (ObjectionState.Answered, finding, answer.Trim(), now);
        Measure = finding == ObjectionFinding.Upheld ? measure!.Trim() : null;
    }

    /// <summary>A corrected notice carries it out.</summary>
    /// <exception cref="RuleException">It was not upheld, or is carried out already.</exception>
    public void CarryOut(Publicity corrected)
    {
        if (!AwaitsCorrection)
            throw new RuleException("Objection {0} does not wait for a correction of the list.", Receipt);
        CorrectedById = corrected.Id;
    }

    /// <summary>Fewest letters of an answer that tells anything: “不成立。” has three.</summary>
    private const int FewestLetters = 6;

    private static bool SaysSomething(string text) => text.Count(char.IsLetterOrDigit) >= FewestLetters;

    private static bool Denies(string answer) => answer.Contains("异议不成立", StringComparison.Ordinal) || answer.Contains("不予采纳", StringComparison.Ordinal) || answer.TrimStart().StartsWith("不成立", StringComparison.Ordinal);

    private static bool Affirms(string answer) => answer.Contains("异议成立", StringComparison.Ordinal) || answer.TrimStart().StartsWith("成立", StringComparison.Ordinal);
}
