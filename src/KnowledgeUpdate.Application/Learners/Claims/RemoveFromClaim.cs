namespace KnowledgeUpdate.Application.Learners;

/// <summary>Takes a file off an open claim.</summary>
[SignedIn]
public sealed record RemoveFromClaim(Guid Id, uint Version, Guid AttachmentId) : ICommand<Unit>;

internal sealed class RemoveFromClaimHandler(PortalDbContext db, ClaimAccess access, ClaimForms forms, TimeProvider clock)
    : IRequestHandler<RemoveFromClaim, Unit>
{
    public async Task<Unit> Handle(RemoveFromClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        claim.DemandOpen();
        (await forms.FilesOf(claim.Id).SingleOrNotFoundAsync(a => a.Id == command.AttachmentId, cancellationToken)).Remove(
            clock.GetUtcNow()
        );
        return Unit.Value;
    }
}
