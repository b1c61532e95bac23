namespace KnowledgeUpdate.Application.Work;

/// <summary>Deletes the keys of old POSTs: nobody sends a form again after a month.</summary>
[PortalOnly]
public sealed record ForgetPostKeys : ICommand<int>;

internal sealed class ForgetPostKeysHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ForgetPostKeys, int>
{
    /// <summary>Days that a key is kept.</summary>
    private const int KeptDays = 30;

    public Task<int> Handle(ForgetPostKeys command, CancellationToken cancellationToken)
    {
        var oldest = clock.GetUtcNow().AddDays(-KeptDays);
        return db.IdempotencyKeys.Where(k => k.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
