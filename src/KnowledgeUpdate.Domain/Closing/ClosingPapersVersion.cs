namespace KnowledgeUpdate.Domain.Closing;

/// <summary>A filed version of the closing papers 结项材料版本: text, accounts, files and figures as they were. Never changed.</summary>
public sealed class ClosingPapersVersion : Entity, IPartOf
{
    /// <summary>Longest reason, characters.</summary>
    public const int ReasonMaxLength = 500;

    private ClosingPapersVersion() { }

    internal ClosingPapersVersion(ClosingPapers papers, PapersFiling filing, int number, DateTimeOffset now)
    {
        GatheringId = papers.GatheringId;
        Number = number;
        Content = papers.Content;
        Figures = filing.Figures;
        Files = filing.Files;
        Kind = papers.Kind;
        FiledAt = now;
        FiledById = filing.By;
        DueOn = filing.DueOn;
        ApprovedBudget = filing.ApprovedBudget;
        OverBudgetReason = IsOverBudget ? Characters.TrimToNull(filing.OverBudgetReason) : null;
        UnchangedReason = Characters.TrimToNull(filing.UnchangedReason);
    }

    public Guid GatheringId { get; private set; }

    /// <summary>Kind of the gathering.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    /// <summary>What the host wrote.</summary>
    public PapersContent Content { get; private set; } = new("", "", []);

    /// <summary>Figures when it was filed.</summary>
    public PapersFigures Figures { get; private set; } = null!;

    public IReadOnlyList<KeptPaper> Files { get; private set; } = [];

    /// <summary>When it was filed.</summary>
    public DateTimeOffset FiledAt { get; private set; }

    public Guid FiledById { get; private set; }

    /// <summary>Last Beijing date on which it was in time; null: the rule was not configured.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>Budget approved with the proposal, 元; null: filed before it was held against it.</summary>
    public decimal? ApprovedBudget { get; private set; }

    /// <summary>Why more was spent than approved.</summary>
    public string? OverBudgetReason { get; private set; }

    /// <summary>Why it was filed again without a change.</summary>
    public string? UnchangedReason { get; private set; }

    /// <summary>Filed after its last day.</summary>
    public bool IsLate => BeijingTime.DateOf(FiledAt) > DueOn;

    /// <summary>More was spent than approved.</summary>
    public bool IsOverBudget => Content.Spent > ApprovedBudget;

    string IPartOf.WholeKind => Kind;

    Guid IPartOf.WholeId => GatheringId;

    /// <summary>Whether nothing has changed since: neither text nor accounts, files or attendance.</summary>
    public bool IsLike(PapersContent content, PapersFigures figures, IReadOnlyList<KeptPaper> files) =>
        (Content.Summary, Content.Problems) == (content.Summary, content.Problems)
        && Content.Accounts.SequenceEqual(content.Accounts)
        && Figures.SameAs(figures)
        && Files.Select(f => (f.Category, f.Sha256)).Order().SequenceEqual(files.Select(f => (f.Category, f.Sha256)).Order());
}
