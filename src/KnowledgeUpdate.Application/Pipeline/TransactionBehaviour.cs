namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// One transaction for one message, with the tenant set; a command's changes, history and notices commit together or not at all, and the
/// database refuses whatever a query would write.
/// </summary>
internal sealed class TransactionBehaviour<TRequest, TResult>(
    PortalDbContext db,
    Actor actor,
    AuditWriter audit,
    Audit.ConflictReader conflicts,
    TimeProvider clock
) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly bool IsCommand = typeof(TRequest)
        .GetInterfaces()
        .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        if (db.Database.CurrentTransaction is not null)
            throw new InvalidOperationException($"{typeof(TRequest).Name} was sent from within another message.");

        db.ChangeTracker.QueryTrackingBehavior = IsCommand ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        db.Scope.IsReadOnly = !IsCommand;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (IsCommand)
                await TakePostKeyAsync(cancellationToken);
            var result = await next();
            if (IsCommand)
            {
                var changes = audit.Collect();
                await db.SaveChangesAsync(cancellationToken);
                await audit.WriteAsync(
                    typeof(TRequest).Name,
                    changes,
                    (request as IHasReason)?.Reason,
                    request is ISavesDraft,
                    cancellationToken
                );
            }

            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (DbUpdateConcurrencyException e)
        {
            await conflicts.ReadAsync(e, cancellationToken);
            throw;
        }
        catch (Exception e) when (ConstraintMessages.Of(e) is { } message)
        {
            throw new RuleException(message);
        }
        finally
        {
            db.ChangeTracker.Clear();
            audit.Forget();
        }
    }

    /// <summary>
    /// The first command of a POST takes its key; a second one with the same key waits for the first, then learns that it is done.
    /// </summary>
    private async Task TakePostKeyAsync(CancellationToken ct)
    {
        if (actor.PostKey is not { } key)
            return;
        actor.PostKey = null;
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO idempotency_keys (tenant_id, key, fingerprint, at) VALUES ({db.Scope.Required}, {key}, {actor.PostFingerprint},
                {clock.GetUtcNow()}) ON CONFLICT DO NOTHING
            """,
            ct
        );
        if (taken == 1)
            return;
        var earlier = await db.IdempotencyKeys.AsNoTracking().SingleAsync(k => k.Key == key, ct);
        if (earlier.Fingerprint != actor.PostFingerprint)
            throw new RuleException("This form was sent before with other content. Open the page again, so that nothing is done twice.");
        throw new AlreadyDoneException(key, earlier.Location);
    }
}
