using KnowledgeUpdate.Domain.Common;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Sections of the filing form, in order.</summary>
public enum ProposalSection
{
    /// <summary>选题基本情况</summary>
    [Term("Topic")] Topic,

    /// <summary>选题依据与目的</summary>
    [Term("Grounds and aims")] Rationale,

    /// <summary>研修对象与规模</summary>
    [Term("Trainees")] Trainees,

    /// <summary>时间与地点</summary>
    [Term("Time and place")] Schedule,

    /// <summary>师资</summary>
    [Term("Lecturers")] Lecturers,

    /// <summary>课程安排</summary>
    [Term("Courses")] Courses,

    /// <summary>经费测算</summary>
    [Term("Budget")] Budget,

    /// <summary>经费来源</summary>
    [Term("Sources of money")] Funding,

    /// <summary>预期成果与承办条件</summary>
    [Term("Results and conditions")] Results,

    /// <summary>附件</summary>
    [Term("Attachments")] Attachments,
}

/// <summary>Rank of a lecturer, which decides the highest fee.</summary>
public enum LecturerRank
{
    /// <summary>副高级及以下</summary>
    [Term("Associate senior")] AssociateSenior,

    /// <summary>正高级</summary>
    [Term("Full senior")] FullSenior,

    /// <summary>院士、全国知名专家</summary>
    [Term("Academician or nationally known expert")] Academician,
}

/// <summary>Half of a day.</summary>
public enum HalfDay
{
    /// <summary>上午</summary>
    [Term("Morning")] Morning,

    /// <summary>下午</summary>
    [Term("Afternoon")] Afternoon,

    /// <summary>晚上</summary>
    [Term("Evening")] Evening,
}

/// <summary>A lecturer.</summary>
/// <param name="IsAcademician">An academician 院士.</param>
public sealed record Lecturer(string Name, string Unit, string Title, LecturerRank Rank, string? Position = null, bool IsAcademician = false);

/// <summary>A lesson: what, how long, by whom.</summary>
/// <param name="Day">Day of the seminar, 1 for the first.</param>
/// <param name="Hours">学时.</param>
/// <param name="JoinedClasses">Classes taught at once; the fee is paid once.</param>
public sealed record Course(int Day, HalfDay Half, string Topic, decimal Hours, string Lecturer, int JoinedClasses = 1);

/// <summary>What the host asks for, per person and day, and lecturers' fees per hour, all in 元.</summary>
public sealed record BudgetRequest(decimal Lodging, decimal Meals, decimal Venue, decimal Other, decimal FeePerHourAssociate, decimal FeePerHourFull,
    decimal FeePerHourAcademician, decimal LecturerTravel);

/// <summary>All a filing form says. Every version is kept.</summary>
public sealed record ProposalContent
{
    /// <summary>Name of the seminar.</summary>
    public string Title { get; init; } = "";

    /// <summary>Kind; null until chosen.</summary>
    public SeminarKind? Kind { get; init; }

    /// <summary>Code of the field.</summary>
    public string? Field { get; init; }

    /// <summary>The unit that gives the first review.</summary>
    public Guid? RecommenderId { get; init; }

    /// <summary>Its name, as printed.</summary>
    public string? RecommenderName { get; init; }

    /// <summary>Sponsor 主办单位 with the HR department, if any.</summary>
    public string? CoSponsor { get; init; }

    /// <summary>Co-organisers 协办单位.</summary>
    public string? CoOrganisers { get; init; }

    /// <summary>Whom to ask.</summary>
    public string? ContactName { get; init; }

    /// <summary>The contact's telephone.</summary>
    public string? ContactPhone { get; init; }

    /// <summary>Why this topic.</summary>
    public string? Grounds { get; init; }

    /// <summary>What it aims at.</summary>
    public string? Aims { get; init; }

    /// <summary>For whom, with conditions.</summary>
    public string? Target { get; init; }

    /// <summary>Trainees in all, 人.</summary>
    public int? HeadCount { get; init; }

    /// <summary>Of these from other provinces, 人.</summary>
    public int? FromOutside { get; init; }

    /// <summary>First day, a Beijing date.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Days, with the days of arrival and leaving.</summary>
    public int? Days { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>How it is held.</summary>
    public string? Mode { get; init; }

    /// <summary>Lecturers.</summary>
    public IReadOnlyList<Lecturer> Lecturers { get; init; } = [];

    /// <summary>Course table.</summary>
    public IReadOnlyList<Course> Courses { get; init; } = [];

    /// <summary>Budget.</summary>
    public BudgetRequest? Budget { get; init; }

    /// <summary>Asked of the central budget, 元.</summary>
    public decimal CentralFunds { get; init; }

    /// <summary>Asked of the region's budget, 元.</summary>
    public decimal RegionFunds { get; init; }

    /// <summary>Borne by the host, 元.</summary>
    public decimal OwnFunds { get; init; }

    /// <summary>Expected results.</summary>
    public string? Results { get; init; }

    /// <summary>What the host brings: conditions, seminars held before.</summary>
    public string? Conditions { get; init; }

    /// <summary>Attachments on the form, in order: category, file name, SHA-256.</summary>
    public IReadOnlyList<FiledAttachment> Attachments { get; init; } = [];

    /// <summary>Last day.</summary>
    public DateOnly? EndsOn => StartsOn is { } start && Days is > 0 ? start.AddDays(Days.Value - 1) : null;

    /// <summary>Hours of all lessons, 学时.</summary>
    public decimal TotalHours => Courses.Sum(c => c.Hours);

    /// <summary>Money asked for and borne, 元.</summary>
    public decimal TotalFunds => CentralFunds + RegionFunds + OwnFunds;

    /// <summary>This content with one section's answers taken from another.</summary>
    public ProposalContent Taking(ProposalSection section, ProposalContent from) => section switch
    {
        ProposalSection.Topic => this with
        {
            Title = from.Title,
            Kind = from.Kind,
            Field = from.Field,
            RecommenderId = from.RecommenderId,
            RecommenderName = from.RecommenderName,
            CoSponsor = from.CoSponsor,
            CoOrganisers = from.CoOrganisers,
            ContactName = from.ContactName,
            ContactPhone = from.ContactPhone,
        },
        ProposalSection.Rationale => this with { Grounds = from.Grounds, Aims = from.Aims },
        ProposalSection.Trainees => this with { Target = from.Target, HeadCount = from.HeadCount, FromOutside = from.FromOutside },
        ProposalSection.Schedule => this with { StartsOn = from.StartsOn, Days = from.Days, Place = from.Place, Mode = from.Mode },
        ProposalSection.Lecturers => this with { Lecturers = from.Lecturers },
        ProposalSection.Courses => this with { Courses = from.Courses },
        ProposalSection.Budget => this with { Budget = from.Budget },
        ProposalSection.Funding => this with { CentralFunds = from.CentralFunds, RegionFunds = from.RegionFunds, OwnFunds = from.OwnFunds },
        ProposalSection.Results => this with { Results = from.Results, Conditions = from.Conditions },
        ProposalSection.Attachments => this with { Attachments = from.Attachments },
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };
}

/// <summary>A file named on the form.</summary>
public sealed record FiledAttachment(Guid Id, string Category, string Name, int Size, string Sha256);
