namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A row of the plan: what is made public of a seminar. No personal data.</summary>
public sealed record PlanRow(
    Guid ProposalId,
    int Order,
    string Title,
    SeminarKind Kind,
    Guid HostId,
    string Host,
    string Field,
    int HeadCount,
    int Days,
    DateOnly? StartsOn,
    string Place,
    decimal CentralFunds,
    decimal RegionFunds,
    decimal OwnFunds,
    bool IsCancelled = false
)
{
    /// <summary>Row of a proposal at a place of the list.</summary>
    public static PlanRow Of(SeminarProposal proposal, int order) =>
        new(
            proposal.Id,
            order,
            proposal.Title,
            proposal.Kind ?? SeminarKind.Advanced,
            proposal.OrganisationId,
            proposal.OrganisationName,
            proposal.Field ?? "",
            proposal.HeadCount,
            proposal.Content.Days ?? 0,
            proposal.StartsOn,
            proposal.Content.Place ?? "",
            proposal.CentralFunds,
            proposal.RegionFunds,
            proposal.Content.OwnFunds
        );
}
