using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>What a withdrawal of the acceptance would touch, before it is proposed.</summary>
[Requires(Permission.AcceptClosingPapers)]
public sealed record GetAcceptance(Guid SeminarId) : IQuery<AcceptanceView>;

public sealed record AcceptanceView(
    Guid SeminarId,
    uint Version,
    string Title,
    SeminarState State,
    DateTimeOffset? AcceptedAt,
    int Certificates,
    int Certified,
    decimal CertifiedHours,
    int Others,
    decimal OtherHours,
    Guid? Waiting
);

internal sealed class GetAcceptanceHandler(PortalDbContext db, DeliveryAccess access, AcceptanceWithdrawal withdrawal)
    : IRequestHandler<GetAcceptance, AcceptanceView>
{
    public async Task<AcceptanceView> Handle(GetAcceptance query, CancellationToken cancellationToken)
    {
        var seminar = await access.FindAsync(query.SeminarId, cancellationToken);
        await access.GuardReviewerAsync(seminar, cancellationToken);
        var (certified, others, certificates) = await withdrawal.ClassesAsync(seminar, cancellationToken);
        var waiting = await db
            .ProposedActs.Where(a =>
                a.Kind == AcceptanceWithdrawal.Name && a.SubjectId == seminar.Id && a.State == ProposedActState.Waiting
            )
            .Select(a => (Guid?)a.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return new AcceptanceView(
            seminar.Id,
            seminar.Version,
            seminar.Title,
            seminar.State,
            seminar.AcceptedAt,
            certificates.Count,
            certified.Count,
            certified.Sum(e => e.CreditedHours ?? 0),
            others.Count,
            others.Sum(e => e.CreditedHours ?? 0),
            waiting
        );
    }
}
