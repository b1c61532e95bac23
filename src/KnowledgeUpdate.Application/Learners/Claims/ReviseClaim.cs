namespace KnowledgeUpdate.Application.Learners;

/// <summary>Changes a draft or a returned claim.</summary>
[SignedIn]
public sealed record ReviseClaim(Guid Id, uint Version, ClaimInput Input, ChosenFile? File = null) : ICommand<Unit>;

internal sealed class ReviseClaimHandler(PortalDbContext db, ClaimAccess access, ClaimForms forms, LearningYears years, TimeProvider clock)
    : IRequestHandler<ReviseClaim, Unit>
{
    public async Task<Unit> Handle(ReviseClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        var (kind, content) = await forms.ReadAsync(command.Input, cancellationToken);
        claim.Revise(kind, content, await years.OpenAsync(cancellationToken), clock.GetUtcNow());
        if (command.File is { } file)
            await forms.AttachAsync(claim, file, cancellationToken);
        return Unit.Value;
    }
}
