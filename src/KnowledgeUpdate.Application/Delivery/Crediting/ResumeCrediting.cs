using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Resumes crediting that stopped at a fault. What was credited stays.</summary>
[Requires(Permission.AcceptClosingPapers)]
public sealed record ResumeCrediting(Guid SeminarId) : ICommand<Unit>;

internal sealed class ResumeCreditingHandler(PortalDbContext db, DeliveryAccess access, SeminarCrediting crediting)
    : IRequestHandler<ResumeCrediting, Unit>
{
    public async Task<Unit> Handle(ResumeCrediting command, CancellationToken cancellationToken)
    {
        await db.HoldAsync<Seminar>(command.SeminarId, cancellationToken);
        var seminar = await access.FindAsync(command.SeminarId, cancellationToken);
        if (seminar.State != SeminarState.Accepted)
            throw new RuleException("The seminar is “{0}”: there is nothing to credit.", seminar.State);
        if (await crediting.JobOf(seminar.Id).AnyAsync(j => j.EndedAt == null, cancellationToken))
            throw new RuleException("Hours are being credited already.");
        await crediting.OrderAsync(seminar, cancellationToken);
        return Unit.Value;
    }
}
