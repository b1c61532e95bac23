namespace KnowledgeUpdate.Domain.Experts;

/// <summary>A subject of a round given to an expert to score.</summary>
public sealed class ExpertAssignment : Entity
{
    private ExpertAssignment() { }

    public ExpertAssignment(Guid roundId, Guid subjectId, Guid expertId, Guid userId)
    {
        RoundId = roundId;
        SubjectId = subjectId;
        ExpertId = expertId;
        UserId = userId;
    }

    public Guid RoundId { get; private set; }

    public Guid SubjectId { get; private set; }

    public Guid ExpertId { get; private set; }

    public Guid UserId { get; private set; }

    public AssignmentState State { get; private set; }

    /// <summary>Points by criterion, 0 to 100, in the round's order.</summary>
    [Personal]
    public IReadOnlyList<decimal> Points { get; private set; } = [];

    /// <summary>Weighted points, 0 to 100.</summary>
    [Personal]
    public decimal? Score { get; private set; }

    [Personal]
    public string? Comment { get; private set; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Submits the score; it can be changed until scoring closes.</summary>
    /// <exception cref="RuleException">A criterion lacks points, points are out of range, or the expert withdrew.</exception>
    public void Submit(IReadOnlyList<ScoringCriterion> criteria, IReadOnlyList<decimal> points, string comment, DateTimeOffset now)
    {
        if (State == AssignmentState.StoodAside)
            throw new RuleException("You stood aside from this one.");
        if (points.Count != criteria.Count || points.Any(p => p is < 0 or > 100))
            throw new RuleException("Give every criterion points from 0 to 100.");
        Points = points;
        Comment = comment.Trim();
        SubmittedAt = now;
        State = AssignmentState.Submitted;
        Score = decimal.Round(criteria.Zip(points, (c, p) => c.Weight * p).Sum() / 100m, 2);
    }

    /// <summary>Withdraws because of a declared conflict of interest.</summary>
    public void StandAside()
    {
        State = AssignmentState.StoodAside;
        Score = null;
        Points = [];
        Comment = null;
    }
}
