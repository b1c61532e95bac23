using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals.Forms;

/// <summary>The form's fields as typed; each section reads and writes its own.</summary>
public sealed class ProposalInput
{
    public sealed class LecturerRow
    {
        public string? Name { get; set; }

        public string? Unit { get; set; }

        public string? Title { get; set; }

        public LecturerRank Rank { get; set; }

        public string? Position { get; set; }
    }

    public sealed class CourseRow
    {
        public int? Day { get; set; }

        public HalfDay Half { get; set; }

        public string? Topic { get; set; }

        public decimal? Hours { get; set; }

        public string? Lecturer { get; set; }

        public int? JoinedClasses { get; set; }
    }

    public uint Version { get; set; }

    public string? Title { get; set; }

    public SeminarKind? Kind { get; set; }

    public string? Field { get; set; }

    public Guid? RecommenderId { get; set; }

    public string? CoSponsor { get; set; }

    public string? CoOrganisers { get; set; }

    public string? ContactName { get; set; }

    public string? ContactPhone { get; set; }

    public string? Grounds { get; set; }

    public string? Aims { get; set; }

    public string? Target { get; set; }

    public int? HeadCount { get; set; }

    public int? FromOutside { get; set; }

    public DateOnly? StartsOn { get; set; }

    public int? Days { get; set; }

    public string? Place { get; set; }

    public string? Mode { get; set; }

    public List<LecturerRow> Lecturers { get; set; } = [];

    public List<CourseRow> Courses { get; set; } = [];

    public decimal? Lodging { get; set; }

    public decimal? Meals { get; set; }

    public decimal? Venue { get; set; }

    public decimal? Other { get; set; }

    public decimal? FeePerHourAssociate { get; set; }

    public decimal? FeePerHourFull { get; set; }

    public decimal? FeePerHourAcademician { get; set; }

    public decimal? LecturerTravel { get; set; }

    public decimal? CentralFunds { get; set; }

    public decimal? RegionFunds { get; set; }

    public decimal? OwnFunds { get; set; }

    public string? Results { get; set; }

    public string? Conditions { get; set; }

    /// <summary>The fields as the proposal has them; an empty table gets one empty row.</summary>
    public static ProposalInput Of(ProposalView view)
    {
        var c = view.Content;
        return new ProposalInput
        {
            Version = view.Version,
            Title = c.Title,
            Kind = c.Kind,
            Field = c.Field,
            RecommenderId = c.RecommenderId,
            CoSponsor = c.CoSponsor,
            CoOrganisers = c.CoOrganisers,
            ContactName = c.ContactName,
            ContactPhone = c.ContactPhone,
            Grounds = c.Grounds,
            Aims = c.Aims,
            Target = c.Target,
            HeadCount = c.HeadCount,
            FromOutside = c.FromOutside,
            StartsOn = c.StartsOn,
            Days = c.Days,
            Place = c.Place,
            Mode = c.Mode,
            Lecturers =
                c.Lecturers.Count == 0
                    ? [new()]
                    :
                    [
                        .. c.Lecturers.Select(l => new LecturerRow
                        {
                            Name = l.Name,
                            Unit = l.Unit,
                            Title = l.Title,
                            Rank = l.Rank,
                            Position = l.Position,
                        }),
                    ],
            Courses =
                c.Courses.Count == 0
                    ? [new() { Day = 1, Hours = 4 }]
                    :
                    [
                        .. c.Courses.Select(l => new CourseRow
                        {
                            Day = l.Day,
                            Half = l.Half,
                            Topic = l.Topic,
                            Hours = l.Hours,
                            Lecturer = l.Lecturer,
                            JoinedClasses = l.JoinedClasses,
                        }),
                    ],
            Lodging = c.Budget?.Lodging,
            Meals = c.Budget?.Meals,
            Venue = c.Budget?.Venue,
            Other = c.Budget?.Other,
            FeePerHourAssociate = c.Budget?.FeePerHourAssociate,
            FeePerHourFull = c.Budget?.FeePerHourFull,
            FeePerHourAcademician = c.Budget?.FeePerHourAcademician,
            LecturerTravel = c.Budget?.LecturerTravel,
            CentralFunds = c.CentralFunds,
            RegionFunds = c.RegionFunds,
            OwnFunds = c.OwnFunds,
            Results = c.Results,
            Conditions = c.Conditions,
        };
    }

    /// <summary>Puts one section's fields into the content.</summary>
    public ProposalContent Into(ProposalSection section, ProposalContent c) =>
        section switch
        {
            ProposalSection.Topic => c with
            {
                Title = Title?.Trim() ?? "",
                Kind = Kind,
                Field = Text(Field),
                RecommenderId = RecommenderId,
                CoSponsor = Text(CoSponsor),
                CoOrganisers = Text(CoOrganisers),
                ContactName = Text(ContactName),
                ContactPhone = ContactPhone is null ? null : PhoneNumber.Normalise(ContactPhone),
            },
            ProposalSection.Rationale => c with { Grounds = Text(Grounds), Aims = Text(Aims) },
            ProposalSection.Trainees => c with { Target = Text(Target), HeadCount = HeadCount, FromOutside = FromOutside },
            ProposalSection.Schedule => c with { StartsOn = StartsOn, Days = Days, Place = Text(Place), Mode = Text(Mode) },
            ProposalSection.Lecturers => c with
            {
                Lecturers =
                [
                    .. Lecturers
                        .Where(l => Text(l.Name + l.Unit + l.Title) is not null)
                        .Select(l => new Lecturer(
                            l.Name?.Trim() ?? "",
                            l.Unit?.Trim() ?? "",
                            l.Title?.Trim() ?? "",
                            l.Rank,
                            Text(l.Position),
                            l.Rank == LecturerRank.Academician
                        )),
                ],
            },
            ProposalSection.Courses => c with
            {
                Courses =
                [
                    .. Courses
                        .Where(l => Text(l.Topic) is not null)
                        .Select(l => new Course(
                            l.Day ?? 0,
                            l.Half,
                            l.Topic!.Trim(),
                            l.Hours ?? 0,
                            l.Lecturer?.Trim() ?? "",
                            Math.Max(1, l.JoinedClasses ?? 1)
                        )),
                ],
            },
            ProposalSection.Budget => c with
            {
                Budget = new BudgetRequest(
                    Lodging ?? 0,
                    Meals ?? 0,
                    Venue ?? 0,
                    Other ?? 0,
                    FeePerHourAssociate ?? 0,
                    FeePerHourFull ?? 0,
                    FeePerHourAcademician ?? 0,
                    LecturerTravel ?? 0
                ),
            },
            ProposalSection.Funding => c with
            {
                CentralFunds = CentralFunds ?? 0,
                RegionFunds = RegionFunds ?? 0,
                OwnFunds = OwnFunds ?? 0,
            },
            ProposalSection.Results => c with { Results = Text(Results), Conditions = Text(Conditions) },
            _ => c,
        };

    private static string? Text(string? value) => Characters.TrimToNull(value);
}
