namespace KnowledgeUpdate.Domain.Seminars;

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

    public string? ContactName { get; init; }

    public string? ContactPhone { get; init; }

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

    public string? Place { get; init; }

    /// <summary>How it is held.</summary>
    public string? Mode { get; init; }

    public IReadOnlyList<Lecturer> Lecturers { get; init; } = [];

    public IReadOnlyList<Course> Courses { get; init; } = [];

    public BudgetRequest? Budget { get; init; }

    /// <summary>Requested from the central budget, 元.</summary>
    public decimal CentralFunds { get; init; }

    /// <summary>Requested from the region's budget, 元.</summary>
    public decimal RegionFunds { get; init; }

    /// <summary>Borne by the host, 元.</summary>
    public decimal OwnFunds { get; init; }

    public string? Results { get; init; }

    /// <summary>The host's qualifications: facilities, seminars held before.</summary>
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
    public ProposalContent Taking(ProposalSection section, ProposalContent from) =>
        section switch
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
            ProposalSection.Funding => this with
            {
                CentralFunds = from.CentralFunds,
                RegionFunds = from.RegionFunds,
                OwnFunds = from.OwnFunds,
            },
            ProposalSection.Results => this with { Results = from.Results, Conditions = from.Conditions },
            ProposalSection.Attachments => this with { Attachments = from.Attachments },
            _ => throw new ArgumentOutOfRangeException(nameof(section)),
        };
}

/// <summary>A file named on the form.</summary>
/// <param name="IsRedacted">It names neither host nor people: experts of a blind scoring read it.</param>
public sealed record FiledAttachment(Guid Id, string Category, string Name, int Size, string Sha256, bool IsRedacted = false);
