namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The version of a proposal's row, for programs that send commands without a page.</summary>
[Requires(Permission.ListSeminarProposals)]
public sealed record GetProposalVersion(Guid Id) : IQuery<uint>;

internal sealed class GetProposalVersionHandler(SeminarAccess access) : IRequestHandler<GetProposalVersion, uint>
{
    public async Task<uint> Handle(GetProposalVersion query, CancellationToken cancellationToken) =>
        (await access.FindAsync(query.Id, cancellationToken)).Version;
}
