using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace KnowledgeUpdate.Persistence.Common;

/// <summary>
/// Sets the tenant for row-level security at the start of each transaction, and whether it only reads, and how a statement is planned, in
/// the same round trip as the statement.
/// </summary>
/// <remarks>A batch of SaveChanges counts its statements, so there the setting is sent separately.</remarks>
internal sealed class TenantInterceptor : DbCommandInterceptor, IDbTransactionInterceptor
{
    public static readonly TenantInterceptor Instance = new();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        await PrepareAsync(command, eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        await PrepareAsync(command, eventData, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        await PrepareAsync(command, eventData, cancellationToken);
        return result;
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection,
        TransactionEndEventData eventData,
        DbTransaction result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is PortalDbContext db)
            db.Scope.IsPending = db.Scope.Id is not null || db.Scope.IsReadOnly;
        return ValueTask.FromResult(result);
    }

    private static async ValueTask PrepareAsync(DbCommand command, CommandEventData eventData, CancellationToken ct)
    {
        // Connections keep statements prepared. Results of a pattern or an area vary too much for one plan, so those statements are planned
        // by their values each time.
        if (command.Transaction is not null && command.CommandText.StartsWith("-- " + ValuePlans.Mark, StringComparison.Ordinal))
            command.CommandText = $"SET LOCAL plan_cache_mode = force_custom_plan;\n{command.CommandText}";
        if (
            eventData.Context is PortalDbContext { Scope.Ahead: { } sql } context
            && command.Transaction is not null
            && eventData.CommandSource is not CommandSource.SaveChanges
        )
        {
            context.Scope.Ahead = null;
            command.CommandText = $"{sql};\n{command.CommandText}";
        }

        if (eventData.Context is not PortalDbContext { Scope.IsPending: true } db || command.Transaction is null)
            return;

        db.Scope.IsPending = false;
        var set = string.Join(";\n", Settings(db.Scope));
        if (eventData.CommandSource is not CommandSource.SaveChanges)
        {
            command.CommandText = $"{set};\n{command.CommandText}";
            return;
        }

        await using var ahead = command.Connection!.CreateCommand();
        (ahead.Transaction, ahead.CommandText) = (command.Transaction, set);
        await ahead.ExecuteNonQueryAsync(ct);
    }

    private static IEnumerable<string> Settings(TenantScope scope)
    {
        if (scope.Id is { } tenant)
            yield return $"SET LOCAL app.tenant_id = '{tenant:D}'";
        if (scope.IsReadOnly)
            yield return "SET TRANSACTION READ ONLY";
    }
}
