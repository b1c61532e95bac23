using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What a call says: what may be filed, by whom, until when.</summary>
public sealed record CallTerms
{
    /// <summary>Kinds that may be filed.</summary>
    public IReadOnlyList<SeminarKind> Kinds { get; init; } = [];

    /// <summary>Codes of the fields open.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>How many proposals a recommending unit may recommend, unless a unit has its own number.</summary>
    public int RecommendationLimit { get; init; } = 8;

    /// <summary>Numbers for individual recommending units.</summary>
    public IReadOnlyList<CallQuota> OwnLimits { get; init; } = [];

    /// <summary>Papers that every proposal must have.</summary>
    public IReadOnlyList<string> RequiredAttachments { get; init; } = [];

    /// <summary>Fewest trainees of a seminar, 人; null: no limit.</summary>
    public int? MinPeople { get; init; }

    /// <summary>Most trainees of a seminar, 人; null: no limit but that of the form.</summary>
    public int? MaxPeople { get; init; }

    /// <summary>Title levels of professional and technical staff who are admitted; none: all of them.</summary>
    public IReadOnlyList<TitleLevel> TitleLevels { get; init; } = [];

    /// <summary>Managerial staff 经营管理人才 are admitted beside professional and technical staff 专业技术人才.</summary>
    public bool AdmitsManagers { get; init; }

    /// <summary>Class of training fee in the fee standard, e.g. 三类.</summary>
    public string FeeClass { get; init; } = "三类";

    /// <summary>Last Beijing date of the first review.</summary>
    public DateOnly? FirstReviewDueOn { get; init; }

    public bool ExpertScoring { get; init; }

    public int ExpertsPerProposal { get; init; } = 3;

    /// <summary>Criteria with weights that sum to 100.</summary>
    public IReadOnlyList<ScoringCriterion> Criteria { get; init; } = [];

    /// <summary>Experts score without knowing host, people and accounts 匿名评审.</summary>
    public bool IsBlind { get; init; }

    /// <summary>How the scores of a proposal become one.</summary>
    public ScoreMethod ScoreMethod { get; init; }

    /// <summary>Last Beijing date of scoring.</summary>
    public DateOnly? ScoringDueOn { get; init; }

    /// <summary>Ceiling of the region's money for the plan, 元.</summary>
    public decimal? RegionBudget { get; init; }

    /// <summary>Ceiling of the central money for the plan, 元.</summary>
    public decimal? CentralBudget { get; init; }

    /// <summary>Most seminars in one month.</summary>
    public int? MonthLimit { get; init; }

    /// <summary>Most seminars of one host.</summary>
    public int? HostLimit { get; init; }

    /// <summary>Most seminars in one field.</summary>
    public int? FieldLimit { get; init; }

    /// <summary>Most seminars of a kind.</summary>
    public IReadOnlyDictionary<SeminarKind, int> KindLimits { get; init; } = new Dictionary<SeminarKind, int>();
}
