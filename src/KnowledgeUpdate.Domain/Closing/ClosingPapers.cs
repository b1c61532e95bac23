namespace KnowledgeUpdate.Domain.Closing;

/// <summary>The closing papers 结项材料 of a gathering: a draft that saves, filed, returned and filed again.</summary>
public sealed class ClosingPapers : Entity, IPartOf
{
    /// <summary>Names of the files that may be attached, English keys.</summary>
    [Sentence]
    public static readonly IReadOnlyList<string> Categories =
    [
        "Summary report",
        "Accounts with receipts",
        "Photographs",
        "Papers of trainees",
        "Other",
    ];

    private ClosingPapers() { }

    /// <param name="kind">Kind of the gathering, as the history names it.</param>
    public ClosingPapers(Guid gatheringId, string kind, PapersContent content, DateTimeOffset now)
    {
        GatheringId = gatheringId;
        Kind = kind;
        Content = content;
        SavedAt = now;
    }

    public Guid GatheringId { get; private set; }

    public string Kind { get; private set; } = "";

    /// <summary>What the host writes.</summary>
    public PapersContent Content { get; private set; } = new("", "", []);

    /// <summary>Figures when filed; null before.</summary>
    public PapersFigures? Figures { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    public int FiledVersions { get; private set; }

    /// <summary>One of the versions was filed after its last day.</summary>
    public bool IsLate { get; private set; }

    string IPartOf.WholeKind => Kind;

    Guid IPartOf.WholeId => GatheringId;

    public void Save(PapersContent content, DateTimeOffset now) => (Content, SavedAt) = (content, now);

    /// <summary>What is missing before they can be filed; null: nothing.</summary>
    public RuleException? FilingHindrance(IReadOnlyList<KeptPaper> files) =>
        string.IsNullOrWhiteSpace(Content.Summary) ? new RuleException("Write the summary before you file the closing papers.")
        : Content.Accounts.Count == 0 ? new RuleException("Enter the accounts before you file the closing papers.")
        : files.All(f => f.Category != Categories[0])
            ? new RuleException("Attach the sealed summary report before you file the closing papers.")
        : null;

    /// <summary>Files them with the figures of this moment.</summary>
    /// <param name="last">The version filed before; null: none.</param>
    /// <returns>The version that is kept.</returns>
    /// <exception cref="RuleException">The summary, its report, the accounts or a reason is missing.</exception>
    public ClosingPapersVersion File(PapersFiling filing, ClosingPapersVersion? last, DateTimeOffset now)
    {
        if (FilingHindrance(filing.Files) is { } hindrance)
            throw hindrance;
        if (Content.Spent > filing.ApprovedBudget && string.IsNullOrWhiteSpace(filing.OverBudgetReason))
            throw new RuleException(
                "{0:#,##0.00} yuan were spent, {1:#,##0.00} more than the approved budget. Enter why: the programme office reads it.",
                Content.Spent,
                Content.Spent - filing.ApprovedBudget
            );
        var version = new ClosingPapersVersion(this, filing, FiledVersions + 1, now);
        if (last is not null && last.IsLike(Content, filing.Figures, filing.Files) && version.UnchangedReason is null)
            throw new RuleException(
                "Nothing has changed since version {0}. Change what was asked for, or enter why the papers are filed again as they are.",
                last.Number
            );
        (Figures, FiledVersions) = (filing.Figures, version.Number);
        IsLate |= version.IsLate;
        return version;
    }

    /// <summary>The time for disputes is over: the figures are those of the outcomes that were told.</summary>
    public void Settle(PapersFigures figures) => Figures = figures;
}
