using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>Proposes to use an earlier seal again; a second person confirms.</summary>
/// <returns>The proposed act.</returns>
[Requires(Permission.ChangeIssuerSeal), Reconfirm]
public sealed record RetakeIssuerSeal(Guid SealId) : ICommand<Guid>;

internal sealed class RetakeIssuerSealHandler(PortalDbContext db, Countersigning countersigning) : IRequestHandler<RetakeIssuerSeal, Guid>
{
    public async Task<Guid> Handle(RetakeIssuerSeal command, CancellationToken cancellationToken)
    {
        var seal = await db.IssuerSeals.AsNoTracking().SingleOrNotFoundAsync(s => s.Id == command.SealId, cancellationToken);
        var name = await db.Attachments.Where(a => a.Id == seal.AttachmentId).Select(a => a.Name).SingleAsync(cancellationToken);
        return await countersigning.ProposeAsync(
            SealChange.Name,
            nameof(IssuerSeal),
            SealChange.SubjectOf(db.Scope.Required),
            name,
            Links.Seals,
            new SealChangeForm(seal.AttachmentId),
            cancellationToken
        );
    }
}
