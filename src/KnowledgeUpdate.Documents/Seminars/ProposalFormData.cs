namespace KnowledgeUpdate.Documents.Seminars;

/// <summary>What the form 选题申报表 says: a seminar proposal as it was filed. Texts are Chinese and ready to print.</summary>
public sealed record ProposalFormData
{
    /// <summary>The programme, e.g. 专业技术人才知识更新工程.</summary>
    public required string ProgrammeName { get; init; }

    /// <summary>The year of the plan.</summary>
    public required int Year { get; init; }

    public required string Number { get; init; }

    /// <summary>Which version of the proposal was filed.</summary>
    public required int VersionNo { get; init; }

    /// <summary>A draft, printed to be stamped before it is filed: every page says so.</summary>
    public bool IsDraft { get; init; }

    /// <summary>When it was filed, as printed.</summary>
    public required string FiledAt { get; init; }

    /// <summary>The instant of filing; written into the file, so that the form is the same on every printing.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>研修班名称.</summary>
    public required string Title { get; init; }

    /// <summary>类别.</summary>
    public required string Kind { get; init; }

    /// <summary>领域.</summary>
    public required string Field { get; init; }

    /// <summary>承办单位.</summary>
    public required HostUnit Host { get; init; }

    /// <summary>主办单位.</summary>
    public IReadOnlyList<string> Sponsors { get; init; } = [];

    /// <summary>协办单位.</summary>
    public IReadOnlyList<string> CoOrganisers { get; init; } = [];

    /// <summary>联系人.</summary>
    public required string ContactName { get; init; }

    /// <summary>联系电话.</summary>
    public required string ContactPhone { get; init; }

    /// <summary>选题依据. A line feed begins a new paragraph.</summary>
    public required string Rationale { get; init; }

    /// <summary>研修对象与条件.</summary>
    public required string Trainees { get; init; }

    public required int Headcount { get; init; }

    /// <summary>How many of them come from outside the province.</summary>
    public int HeadcountOutsideProvince { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Days of study.</summary>
    public required int Days { get; init; }

    /// <summary>地点.</summary>
    public required string Place { get; init; }

    /// <summary>研修方式.</summary>
    public required string Mode { get; init; }

    /// <summary>课程安排, in order.</summary>
    public IReadOnlyList<CourseLine> Courses { get; init; } = [];

    /// <summary>师资, in order.</summary>
    public IReadOnlyList<LecturerLine> Lecturers { get; init; } = [];

    /// <summary>预期成果.</summary>
    public required string ExpectedResults { get; init; }

    /// <summary>经费来源.</summary>
    public required FundingSplit Funding { get; init; }

    /// <summary>经费预算, in order.</summary>
    public IReadOnlyList<BudgetLine> BudgetLines { get; init; } = [];

    public required BudgetTotals BudgetTotals { get; init; }

    /// <summary>The regulation that the limits come from.</summary>
    public required string RuleSource { get; init; }

    /// <summary>以往举办情况.</summary>
    public string PastExperience { get; init; } = "";

    /// <summary>办班条件.</summary>
    public string HostConditions { get; init; } = "";

    /// <summary>附件.</summary>
    public IReadOnlyList<AttachmentLine> Attachments { get; init; } = [];

    /// <summary>审核意见, in order.</summary>
    public IReadOnlyList<OpinionLine> Opinions { get; init; } = [];
}

/// <summary>The host and its unified social credit code.</summary>
public sealed record HostUnit(string Name, string CreditCode);

/// <summary>A unit of the timetable.</summary>
/// <param name="Date">Its day.</param>
/// <param name="HalfDay">上午, 下午 or 晚上.</param>
/// <param name="Topic">What is taught.</param>
/// <param name="Hours">学时.</param>
/// <param name="Lecturer">Who teaches.</param>
/// <param name="LecturerTitle">Their professional title.</param>
public sealed record CourseLine(DateOnly Date, string HalfDay, string Topic, decimal Hours, string Lecturer, string LecturerTitle);

/// <param name="Name">姓名.</param>
/// <param name="Unit">工作单位.</param>
/// <param name="TitleRank">职称.</param>
/// <param name="Position">职务.</param>
/// <param name="IsAcademician">Whether an academician (院士).</param>
public sealed record LecturerLine(string Name, string Unit, string TitleRank, string Position, bool IsAcademician = false);

/// <summary>Who pays, in yuan.</summary>
public sealed record FundingSplit(decimal Central, decimal Region, decimal Own);

/// <summary>A line of the budget; amounts in yuan.</summary>
/// <param name="Item">支出项目.</param>
/// <param name="Working">How the amount was reckoned.</param>
/// <param name="Amount">The amount claimed.</param>
/// <param name="StandardWorking">How the limit is reckoned.</param>
/// <param name="Limit">The limit, if there is one.</param>
/// <param name="Verdict">Whether the amount keeps it.</param>
public sealed record BudgetLine(string Item, string Working, decimal Amount, string StandardWorking, decimal? Limit, string Verdict);

/// <summary>The budget's totals in yuan, and the verdict on them.</summary>
public sealed record BudgetTotals(decimal Amount, decimal? Limit, string Verdict);

/// <param name="Name">Its name.</param>
/// <param name="Size">Its size, as printed.</param>
/// <param name="Digest">The first twelve digits of its SHA-256.</param>
public sealed record AttachmentLine(string Name, string Size, string Digest);

/// <summary>An opinion on the proposal.</summary>
/// <param name="Who">The department and person.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Opinion">In their words.</param>
/// <param name="Date">The day, as printed.</param>
public sealed record OpinionLine(string Who, string Decision, string Opinion, string Date);
