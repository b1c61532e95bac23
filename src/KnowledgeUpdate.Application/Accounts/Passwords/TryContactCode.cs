using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Compares a code that was typed. A wrong one is counted, so it is an answer and no exception; five wrong ones end it.</summary>
/// <returns>Whether the contact is proven now.</returns>
[Public]
public sealed record TryContactCode(Guid? ProofId, string? Code) : ICommand<bool>;

internal sealed class TryContactCodeHandler(PortalDbContext db, Tries tries, TimeProvider clock) : IRequestHandler<TryContactCode, bool>
{
    public async Task<bool> Handle(TryContactCode command, CancellationToken cancellationToken)
    {
        if (command.ProofId is not { } id)
            return false;
        // Locked, so that concurrent tries are counted one by one.
        await db.HoldAsync<ContactProof>(id, cancellationToken);
        if (await tries.WaitAsync([tries.OfCodeTries()], cancellationToken) is not null)
            return false;
        if (
            await db.ContactProofs.SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is { } proof
            && proof.Try(command.Code, clock.GetUtcNow())
        )
            return true;
        await tries.CountAsync([tries.OfCodeTries()], cancellationToken);
        return false;
    }
}
