using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The answers of the form with the words they are shown under.</summary>
internal static class ProposalAnswers
{
    public static readonly IReadOnlyList<ProposalAnswer> All =
    [
        One(ProposalSection.Topic, "Name of the seminar", c => c.Title),
        One(ProposalSection.Topic, "Kind", c => c.Kind),
        One(ProposalSection.Topic, "Field", c => c.Field is { } code ? new FieldCode(code) : null),
        One(ProposalSection.Topic, "First review by", c => c.RecommenderName),
        One(ProposalSection.Topic, "Co-sponsor", c => c.CoSponsor),
        One(ProposalSection.Topic, "Co-organisers", c => c.CoOrganisers),
        One(ProposalSection.Topic, "Contact", c => c.ContactName),
        One(ProposalSection.Topic, "Telephone", c => c.ContactPhone),
        One(ProposalSection.Rationale, "Why the seminar is needed", c => c.Grounds),
        One(ProposalSection.Rationale, "What it aims at", c => c.Aims),
        One(ProposalSection.Trainees, "Trainees and conditions", c => c.Target),
        One(ProposalSection.Trainees, "Number of trainees", c => c.HeadCount),
        One(ProposalSection.Trainees, "Of these from other provinces", c => c.FromOutside),
        One(ProposalSection.Schedule, "First day", c => c.StartsOn),
        One(ProposalSection.Schedule, "Days", c => c.Days),
        One(ProposalSection.Schedule, "Place", c => c.Place),
        One(ProposalSection.Schedule, "How it is held", c => c.Mode),
        Each(ProposalSection.Lecturers, "Lecturer", c => c.Lecturers, l => [l.Name, l.Unit, l.Title, l.Rank, l.Position]),
        Each(
            ProposalSection.Courses,
            "Lesson",
            c => c.Courses,
            l => [new Said("Day {0}", l.Day), l.Half, l.Topic, new Said("{0} hours", l.Hours.ToString("0.##")), l.Lecturer]
        ),
        One(ProposalSection.Budget, "Lodging", c => c.Budget?.Lodging),
        One(ProposalSection.Budget, "Meals", c => c.Budget?.Meals),
        One(ProposalSection.Budget, "Venue, materials and transport", c => c.Budget?.Venue),
        One(ProposalSection.Budget, "Other costs", c => c.Budget?.Other),
        One(ProposalSection.Budget, "Fee per hour: academician or nationally known expert", c => c.Budget?.FeePerHourAcademician),
        One(ProposalSection.Budget, "Fee per hour: full senior", c => c.Budget?.FeePerHourFull),
        One(ProposalSection.Budget, "Fee per hour: associate senior", c => c.Budget?.FeePerHourAssociate),
        One(ProposalSection.Budget, "Lecturers' lodging, meals and travel", c => c.Budget?.LecturerTravel),
        One(ProposalSection.Funding, "Central money", c => c.CentralFunds),
        One(ProposalSection.Funding, "Region's money", c => c.RegionFunds),
        One(ProposalSection.Funding, "Own money", c => c.OwnFunds),
        One(ProposalSection.Results, "Expected results", c => c.Results),
        One(ProposalSection.Results, "What the host brings", c => c.Conditions),
        Each(ProposalSection.Attachments, "Attachment", c => c.Attachments, a => [a.Category, a.Name, $"{(a.Size + 1023) / 1024} KB"]),
    ];

    private static ProposalAnswer One(
        ProposalSection section,
        [Sentence(OfArea = true)] string name,
        Func<ProposalContent, object?> value
    ) => new(section, name, c => [new AnswerRow(value(c) is "" ? null : value(c), [value(c)])]);

    private static ProposalAnswer Each<T>(
        ProposalSection section,
        [Sentence(OfArea = true)] string name,
        Func<ProposalContent, IReadOnlyList<T>> rows,
        Func<T, IReadOnlyList<object?>> parts
    ) => new(section, name, c => [.. rows(c).Select(r => new AnswerRow(r, parts(r)))]);
}
