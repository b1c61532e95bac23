namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A row of the plan: what is made public of a seminar. No personal data.</summary>
public sealed record PlanRow
{
    public required Guid ProposalId { get; init; }

    public required int Order { get; init; }

    public required string Title { get; init; }

    public required SeminarKind Kind { get; init; }

    public required Guid HostId { get; init; }

    public required string Host { get; init; }

    public required string Field { get; init; }

    public required int HeadCount { get; init; }

    public required int Days { get; init; }

    public required DateOnly? StartsOn { get; init; }

    public required string Place { get; init; }

    public required decimal CentralFunds { get; init; }

    public required decimal RegionFunds { get; init; }

    public required decimal OwnFunds { get; init; }

    public bool IsCancelled { get; init; }

    /// <summary>Row of a proposal at a place of the list.</summary>
    public static PlanRow Of(SeminarProposal proposal, int order) =>
        new()
        {
            ProposalId = proposal.Id,
            Order = order,
            Title = proposal.Title,
            Kind = proposal.Kind ?? SeminarKind.Advanced,
            HostId = proposal.OrganisationId,
            Host = proposal.OrganisationName,
            Field = proposal.Field ?? "",
            HeadCount = proposal.HeadCount,
            Days = proposal.Content.Days ?? 0,
            StartsOn = proposal.StartsOn,
            Place = proposal.Content.Place ?? "",
            CentralFunds = proposal.CentralFunds,
            RegionFunds = proposal.RegionFunds,
            OwnFunds = proposal.Content.OwnFunds,
        };
}
