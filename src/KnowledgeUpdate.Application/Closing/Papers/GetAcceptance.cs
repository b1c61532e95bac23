using KnowledgeUpdate.Domain.Countersign;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>What a withdrawal of the acceptance would touch, before it is proposed.</summary>
[Requires(Permission.AcceptClosingPapers)]
public sealed record GetAcceptance(Guid GatheringId) : IQuery<AcceptanceView>;

public sealed record AcceptanceView
{
    public required Guid GatheringId { get; init; }

    public required uint Version { get; init; }

    public required string Title { get; init; }

    public required Enum State { get; init; }

    public required DateTimeOffset? AcceptedAt { get; init; }

    public required int Certificates { get; init; }

    public required int Certified { get; init; }

    public required decimal CertifiedHours { get; init; }

    public required int Others { get; init; }

    public required decimal OtherHours { get; init; }

    public required Guid? Waiting { get; init; }
}

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
        return new AcceptanceView
        {
            GatheringId = gathering.Id,
            Version = gathering.Version,
            Title = gathering.Title,
            State = gathering.Standing,
            AcceptedAt = gathering.AcceptedAt,
            Certificates = certificates.Count,
            Certified = certified.Count,
            CertifiedHours = certified.Sum(e => e.CreditedHours ?? 0),
            Others = others.Count,
            OtherHours = others.Sum(e => e.CreditedHours ?? 0),
            Waiting = waiting,
        };
    }
}
