namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Drops old proofs of telephones and addresses: they are used within an hour.</summary>
[PortalOnly]
public sealed record ForgetContactProofs : ICommand<int>;

internal sealed class ForgetContactProofsHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ForgetContactProofs, int>
{
    /// <summary>Days that a proof is kept: the limit of codes counts a day.</summary>
    private const int KeptDays = 2;

    public Task<int> Handle(ForgetContactProofs command, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().AddDays(-KeptDays);
        return db.ContactProofs.Where(p => p.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
