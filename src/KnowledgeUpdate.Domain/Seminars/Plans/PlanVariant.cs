namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A saved variant of the plan on the bench.</summary>
public sealed class PlanVariant : Entity, IPartOf
{
    private PlanVariant() { }

    public PlanVariant(Guid planId, string name, IReadOnlyList<Guid> proposals, DateTimeOffset now)
    {
        PlanId = planId;
        Name = name.Trim();
        Proposals = proposals;
        SavedAt = now;
    }

    public Guid PlanId { get; private set; }

    [Term("Name of the variant")]
    public string Name { get; private set; } = "";

    /// <summary>Proposals in it, in order.</summary>
    public IReadOnlyList<Guid> Proposals { get; private set; } = [];

    /// <summary>When it was saved.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    string IPartOf.WholeKind => nameof(AnnualPlan);

    Guid IPartOf.WholeId => PlanId;

    /// <summary>Marks the variant as the one the plan was formed from, so that a concurrent change is refused.</summary>
    public void Touch(DateTimeOffset now) => SavedAt = now;

    /// <summary>Adds a proposal at the end.</summary>
    /// <exception cref="RuleException">It is in the variant.</exception>
    public void Add(Guid proposal, DateTimeOffset now)
    {
        if (Proposals.Contains(proposal))
            throw new RuleException("This seminar is in the variant already.");
        (Proposals, SavedAt) = ([.. Proposals, proposal], now);
    }

    /// <summary>Takes a proposal out.</summary>
    /// <exception cref="RuleException">It is not in the variant.</exception>
    public void Remove(Guid proposal, DateTimeOffset now)
    {
        if (!Proposals.Contains(proposal))
            throw new RuleException("This seminar is not in the variant.");
        (Proposals, SavedAt) = ([.. Proposals.Where(p => p != proposal)], now);
    }
}
