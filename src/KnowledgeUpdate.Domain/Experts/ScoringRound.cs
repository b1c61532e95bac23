namespace KnowledgeUpdate.Domain.Experts;

/// <summary>
/// A round in which experts score what one record has brought together: the proposals of a call, the candidates of a batch.
/// </summary>
public sealed class ScoringRound : Entity
{
    private ScoringRound() { }

    /// <param name="id">The record that holds the round; it holds one.</param>
    /// <param name="kind">Kind of that record, as history and worklist name it.</param>
    /// <param name="seed">Decides between equals; the same seed gives the same assignment.</param>
    public ScoringRound(Guid id, string kind, string title, string seed)
    {
        Id = id;
        Kind = kind;
        Title = title;
        Seed = seed;
    }

    public string Kind { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Seed { get; private set; } = "";

    /// <summary>In the order in which the sheet shows them; weights sum to 100.</summary>
    public required IReadOnlyList<ScoringCriterion> Criteria { get; init; }

    /// <summary>Experts who score each subject.</summary>
    public required int ExpertsEach { get; init; }

    /// <summary>Experts know neither who filed a subject nor the people it names 匿名评审.</summary>
    public bool IsBlind { get; init; }

    /// <summary>How the scores of a subject become one.</summary>
    public ScoreMethod Method { get; init; }

    /// <summary>Last day of scoring, Beijing; null: none is set.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Address of the record that holds the round.</summary>
    public required string Link { get; init; }

    /// <summary>From then on no score is given or changed.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    /// <exception cref="RuleException">It is closed.</exception>
    public void GuardOpen()
    {
        if (!IsOpen)
            throw new RuleException("This scoring is closed.");
    }

    /// <exception cref="RuleException">It is closed already.</exception>
    public void Close(DateTimeOffset now)
    {
        GuardOpen();
        ClosedAt = now;
    }
}
