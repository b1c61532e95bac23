using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Begins a claim of hours 学时申报, with a first file where one was chosen.</summary>
[SignedIn]
public sealed record DraftClaim(ClaimInput Input, ChosenFile? File = null) : ICommand<Guid>;

internal sealed class DraftClaimHandler(
    PortalDbContext db,
    LearnerAccess learners,
    ClaimForms forms,
    LearningYears years,
    TimeProvider clock
) : IRequestHandler<DraftClaim, Guid>
{
    public async Task<Guid> Handle(DraftClaim command, CancellationToken cancellationToken)
    {
        var learner = await learners.MineAsync(cancellationToken);
        var (kind, content) = await forms.ReadAsync(command.Input, cancellationToken);
        var claim = new HourClaim(learner.Id, kind, content, await years.OpenAsync(cancellationToken), clock.GetUtcNow());
        db.Add(claim);
        if (command.File is { } file)
            await forms.AttachAsync(claim, file, cancellationToken);
        return claim.Id;
    }
}
