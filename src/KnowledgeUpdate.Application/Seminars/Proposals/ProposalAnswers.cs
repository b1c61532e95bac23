using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The answers of the form with the words they are shown under.</summary>
internal static class ProposalAnswers
{
    public static readonly IReadOnlyList<ProposalAnswer> All =
    [
        new(ProposalSection.Topic, nameof(ProposalContent.Title), "Name of the seminar"),
        new(ProposalSection.Topic, nameof(ProposalContent.Kind), "Kind"),
        new(ProposalSection.Topic, nameof(ProposalContent.Field), "Field"),
        new(ProposalSection.Topic, nameof(ProposalContent.RecommenderName), "First review by"),
        new(ProposalSection.Topic, nameof(ProposalContent.CoSponsor), "Co-sponsor"),
        new(ProposalSection.Topic, nameof(ProposalContent.CoOrganisers), "Co-organisers"),
        new(ProposalSection.Topic, nameof(ProposalContent.ContactName), "Contact"),
        new(ProposalSection.Topic, nameof(ProposalContent.ContactPhone), "Telephone"),
        new(ProposalSection.Rationale, nameof(ProposalContent.Grounds), "Why the seminar is needed"),
        new(ProposalSection.Rationale, nameof(ProposalContent.Aims), "What it aims at"),
        new(ProposalSection.Trainees, nameof(ProposalContent.Target), "Trainees and conditions"),
        new(ProposalSection.Trainees, nameof(ProposalContent.HeadCount), "Number of trainees"),
        new(ProposalSection.Trainees, nameof(ProposalContent.FromOutside), "Of these from other provinces"),
        new(ProposalSection.Schedule, nameof(ProposalContent.StartsOn), "First day"),
        new(ProposalSection.Schedule, nameof(ProposalContent.Days), "Days"),
        new(ProposalSection.Schedule, nameof(ProposalContent.Place), "Place"),
        new(ProposalSection.Schedule, nameof(ProposalContent.Mode), "How it is held"),
        new(ProposalSection.Lecturers, nameof(ProposalContent.Lecturers), "Lecturer", true),
        new(ProposalSection.Courses, nameof(ProposalContent.Courses), "Lesson", true),
        new(ProposalSection.Budget, nameof(ProposalContent.Budget), "Budget per person and day, fees per hour"),
        new(ProposalSection.Funding, nameof(ProposalContent.CentralFunds), "Central money"),
        new(ProposalSection.Funding, nameof(ProposalContent.RegionFunds), "Region's money"),
        new(ProposalSection.Funding, nameof(ProposalContent.OwnFunds), "Own money"),
        new(ProposalSection.Results, nameof(ProposalContent.Results), "Expected results"),
        new(ProposalSection.Results, nameof(ProposalContent.Conditions), "What the host brings"),
        new(ProposalSection.Attachments, nameof(ProposalContent.Attachments), "Attachment", true),
    ];
}
