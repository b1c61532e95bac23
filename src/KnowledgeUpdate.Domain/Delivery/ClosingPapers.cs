using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>A line of the accounts 经费决算, 元.</summary>
public sealed record AccountLine(string Item, decimal Budget, decimal Actual, string Note);

/// <summary>What the host writes in the closing papers.</summary>
/// <param name="Summary">How the seminar went 总结.</param>
/// <param name="Problems">Problems and advice.</param>
/// <param name="Accounts">Accounts by item.</param>
public sealed record PapersContent(string Summary, string Problems, IReadOnlyList<AccountLine> Accounts)
{
    /// <summary>Longest text, characters.</summary>
    public const int TextMaxLength = 5000;

    /// <summary>Most lines of the accounts.</summary>
    public const int MostLines = 50;

    /// <summary>Spent in all, 元.</summary>
    public decimal Spent => Accounts.Sum(a => a.Actual);
}

/// <summary>Figures of the roster, of attendance and of satisfaction, as they stood when the papers were filed.</summary>
/// <param name="Trainees">People with a seat.</param>
/// <param name="Completed">Of them those who completed.</param>
/// <param name="AttendancePercent">Half days attended of those to be attended, %.</param>
/// <param name="Hours">Hours 学时 to be credited in all.</param>
/// <param name="Answers">Questionnaires answered.</param>
/// <param name="Satisfaction">Mean mark, 1 to 5; null with fewer answers than are shown.</param>
/// <param name="Rule">The rules applied, with their sources.</param>
/// <param name="Unsigned">Half days without a single sign.</param>
/// <param name="Held">Half days held.</param>
public sealed record PapersFigures(int Trainees, int Completed, decimal AttendancePercent, decimal Hours, int Answers, decimal? Satisfaction, string Rule, int Unsigned = 0, int Held = 0)
{
    /// <summary>Whether attendance came to the same.</summary>
    public bool SameAs(PapersFigures other) => (Trainees, Completed, AttendancePercent, Hours) == (other.Trainees, other.Completed, other.AttendancePercent, other.Hours);
}

/// <summary>The closing papers 结项材料 of a seminar: a draft that saves, filed, returned and filed again.</summary>
public sealed class ClosingPapers : Entity, IPartOf
{
    /// <summary>Names of the files that may be attached, English keys.</summary>
    public static readonly IReadOnlyList<string> Categories = ["Summary report", "Accounts with receipts", "Photographs", "Papers of trainees", "Other"];

    private ClosingPapers() { }

    /// <summary>Begins the papers.</summary>
    public ClosingPapers(Guid seminarId, PapersContent content, DateTimeOffset now) => (SeminarId, Content, SavedAt) = (seminarId, content, now);

    /// <summary>The seminar.</summary>
    public Guid SeminarId { get; private set; }

    /// <summary>What the host writes.</summary>
    public PapersContent Content { get; private set; } = new("", "", []);

    /// <summary>Figures when filed; null before.</summary>
    public PapersFigures? Figures { get; private set; }

    /// <summary>Last change.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>How often filed.</summary>
    public int FiledVersions { get; private set; }

    /// <summary>One of the versions was filed after its last day.</summary>
    public bool IsLate { get; private set; }

    string IPartOf.WholeKind => nameof(Seminar);

    Guid IPartOf.WholeId => SeminarId;

    /// <summary>Saves the draft.</summary>
    public void Save(PapersContent content, DateTimeOffset now) => (Content, SavedAt) = (content, now);

    /// <summary>What is missing before they can be filed; null: nothing.</summary>
    public RuleException? FilingHindrance(IReadOnlyList<KeptPaper> files) => string.IsNullOrWhiteSpace(Content.Summary) ? new RuleException("Write the summary before you file the closing papers.")
        : Content.Accounts.Count == 0 ? new RuleException("Enter the accounts before you file the closing papers.")
        : files.All(f => f.Category != Categories[0]) ? new RuleException("Attach the sealed summary report before you file the closing papers.") : null;

    /// <summary>Files them with the figures of this moment.</summary>
    /// <param name="last">The version filed before; null: none.</param>
    /// <returns>The version that is kept.</returns>
    /// <exception cref="RuleException">The summary, its report, the accounts or a reason is missing.</exception>
    public ClosingPapersVersion File(PapersFiling filing, ClosingPapersVersion? last, DateTimeOffset now)
    {
        if (FilingHindrance(filing.Files) is { } hindrance)
            throw hindrance;
        if (Content.Spent > filing.ApprovedBudget && string.IsNullOrWhiteSpace(filing.OverBudgetReason))
            throw new RuleException("{0:#,##0.00} yuan were spent, {1:#,##0.00} more than the approved budget. Enter why: the programme office reads it.", Content.Spent, Content.Spent - filing.ApprovedBudget);
        var version = new ClosingPapersVersion(this, filing, FiledVersions + 1, now);
        if (last is not null && last.IsLike(Content, filing.Figures, filing.Files) && version.UnchangedReason is null)
            throw new RuleException("Nothing has changed since version {0}. Change what was asked for, or enter why the papers are filed again as they are.", last.Number);
        (Figures, FiledVersions) = (filing.Figures, version.Number);
        IsLate |= version.IsLate;
        return version;
    }

    /// <summary>The time for disputes is over: the figures are those of the outcomes that were told.</summary>
    public void Settle(PapersFigures figures) => Figures = figures;
}
