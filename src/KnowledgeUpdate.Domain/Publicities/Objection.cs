namespace KnowledgeUpdate.Domain.Publicities;

/// <summary>An objection 异议 to a list in publicity. Who objects is protected: shown to the programme office only.</summary>
public sealed class Objection : Entity
{
    private Objection() { }

    /// <param name="receipt">Number to ask about progress with.</param>
    /// <param name="rows">Titles of the rows of the list: what it is about is one of them, or all of it.</param>
    /// <exception cref="RuleException">The period is not open, or the row is not in the list.</exception>
    public static Objection Receive(
        Publicity publicity,
        string receipt,
        string name,
        string contact,
        string about,
        IReadOnlyCollection<string> rows,
        string content,
        DateTimeOffset now
    )
    {
        if (about.Length > 0 && !rows.Contains(about))
            throw new RuleException("This list has no such row. Choose one of its rows, or the whole list.");
        if (publicity.State == PublicityState.Open && now < BeijingTime.StartOf(publicity.StartsOn))
            throw new RuleException(
                "The notice period has not begun. Objections are taken from {0:yyyy-MM-dd} at 0:00 on.",
                publicity.StartsOn
            );
        if (publicity.State == PublicityState.Replaced)
            throw new RuleException("This list was corrected and made public anew. Object to the corrected list.");
        if (!publicity.TakesObjections(now))
            throw new RuleException("The notice period is over. Objections were taken until {0:yyyy-MM-dd} at 24:00.", publicity.EndsOn);
        return new Objection
        {
            PublicityId = publicity.Id,
            Receipt = receipt,
            Name = name.Trim(),
            Contact = contact.Trim(),
            About = about,
            Content = content.Trim(),
            ReceivedAt = now,
        };
    }

    public Guid PublicityId { get; private set; }

    /// <summary>Number to ask about progress with.</summary>
    public string Receipt { get; private set; } = "";

    [Personal]
    public string Name { get; private set; } = "";

    [Personal]
    public string Contact { get; private set; } = "";

    /// <summary>Row of the list; empty for the whole list.</summary>
    public string About { get; private set; } = "";

    /// <summary>What is objected, with facts.</summary>
    [Personal]
    public string Content { get; private set; } = "";

    public DateTimeOffset ReceivedAt { get; private set; }

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

    /// <summary>It was upheld and the list is not corrected yet, so the list cannot take effect.</summary>
    public bool AwaitsCorrection => Finding == ObjectionFinding.Upheld && CorrectedById is null;

    /// <param name="measure">What is done to the list; needed where it is upheld.</param>
    /// <exception cref="RuleException">It is answered, the answer says nothing or the contrary of the finding, or the measure is
    /// missing.</exception>
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
        State = ObjectionState.Answered;
        Finding = finding;
        Answer = answer.Trim();
        AnsweredAt = now;
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

    /// <summary>Fewest letters of a meaningful answer: “不成立。” has three.</summary>
    private const int FewestLetters = 6;

    private static bool SaysSomething(string text) => text.Count(char.IsLetterOrDigit) >= FewestLetters;

    private static bool Denies(string answer) =>
        answer.Contains("异议不成立", StringComparison.Ordinal)
        || answer.Contains("不予采纳", StringComparison.Ordinal)
        || answer.TrimStart().StartsWith("不成立", StringComparison.Ordinal);

    private static bool Affirms(string answer) =>
        answer.Contains("异议成立", StringComparison.Ordinal) || answer.TrimStart().StartsWith("成立", StringComparison.Ordinal);
}
