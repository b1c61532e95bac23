namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A version as it was filed. Never changed.</summary>
public sealed class ProposalVersion : Entity, IUntracked
{
    private ProposalVersion() { }

    internal ProposalVersion(
        Guid proposalId,
        int number,
        ProposalContent content,
        string hostName,
        string? hostCode,
        Guid by,
        DateTimeOffset at
    )
    {
        ProposalId = proposalId;
        Number = number;
        Content = content;
        HostName = hostName;
        HostCode = hostCode;
        FiledById = by;
        FiledAt = at;
    }

    /// <summary>A proposal that is not filed, to print it as a draft; it is never stored.</summary>
    public static ProposalVersion Draft(SeminarProposal proposal, string? hostCode, Guid by, DateTimeOffset now) =>
        new(proposal.Id, 0, proposal.Content, proposal.OrganisationName, hostCode, by, now);

    public Guid ProposalId { get; private set; }

    /// <summary>1, 2, 3 …</summary>
    public int Number { get; private set; }

    /// <summary>What the form said.</summary>
    public ProposalContent Content { get; private set; } = new();

    /// <summary>Name of the unit at the time: renaming or merging a unit does not change what was filed.</summary>
    public string HostName { get; private set; } = "";

    /// <summary>Its unified social credit code then.</summary>
    public string? HostCode { get; private set; }

    public Guid FiledById { get; private set; }

    public DateTimeOffset FiledAt { get; private set; }
}
