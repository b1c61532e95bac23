using KnowledgeUpdate.Domain.Countersign;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>What a withdrawal of the acceptance would touch, before it is proposed.</summary>
[Requires(Permission.AcceptClosingPapers)]
public sealed record GetAcceptance(Guid GatheringId) : IQuery<AcceptanceView>;

public sealed record AcceptanceView(
    Guid GatheringId,
    uint Version,
    string Title,
    Enum State,
    DateTimeOffset? AcceptedAt,
    int Certificates,
    int Certified,
    decimal CertifiedHours,
    int Others,
    decimal OtherHours,
    Guid? Waiting
);

internal sealed class GetAcceptanceHandler(PortalDbContext db, ClosingAccess access, AcceptanceWithdrawal withdrawal)
    : IRequestHandler<GetAcceptance, AcceptanceView>
{
    public async Task<AcceptanceView> Handle(GetAcceptance query, CancellationToken cancellationToken)
    {
        var gathering = await access.FindAsync(query.GatheringId, cancellationToken);
        await access.GuardReviewerAsync(gathering, cancellationToken);
        var (certified, others, certificates) = await withdrawal.ClassesAsync(gathering, cancellationToken);
        var waiting = await db
            .ProposedActs.Where(a =>
                a.Kind == AcceptanceWithdrawal.Name && a.SubjectId == gathering.Id && a.State == ProposedActState.Waiting
            )
            .Select(a => (Guid?)a.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return new AcceptanceView(
            gathering.Id,
            gathering.Version,
            gathering.Title,
            gathering.Standing,
            gathering.AcceptedAt,
            certificates.Count,
            certified.Count,
            certified.Sum(e => e.CreditedHours ?? 0),
            others.Count,
            others.Sum(e => e.CreditedHours ?? 0),
            waiting
        );
    }
}
