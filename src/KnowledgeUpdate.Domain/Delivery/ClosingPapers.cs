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
public sealed record PapersFigures(int Trainees, int Completed, decimal AttendancePercent, decimal Hours, int Answers, decimal? Satisfaction, string Rule);

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

    /// <summary>Filed after the last day.</summary>
    public bool IsLate { get; private set; }

    string IPartOf.WholeKind => nameof(Seminar);

    Guid IPartOf.WholeId => SeminarId;

    /// <summary>Saves the draft.</summary>
    public void Save(PapersContent content, DateTimeOffset now) => (Content, SavedAt) = (content, now);

    /// <summary>Files them with the figures of this moment.</summary>
    /// <param name="reports">Summary reports attached: at least one.</param>
    /// <exception cref="RuleException">The summary, its report or the accounts are missing.</exception>
    public void File(PapersFigures figures, int reports, DateOnly? dueOn, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(Content.Summary))
            throw new RuleException("Write the summary before you file the closing papers.");
        if (Content.Accounts.Count == 0)
            throw new RuleException("Enter the accounts before you file the closing papers.");
        if (reports == 0)
            throw new RuleException("Attach the sealed summary report before you file the closing papers.");
        (Figures, FiledVersions) = (figures, FiledVersions + 1);
        IsLate = FiledVersions == 1 ? BeijingTime.DateOf(now) > dueOn : IsLate;
    }
}
