using System.Runtime.CompilerServices;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Locks of single rows.</summary>
public static class RowLocks
{
    /// <summary>
    /// Holds a row until the transaction ends, before it is read: who comes later waits and then reads what the first one wrote.
    /// </summary>
    public static Task HoldAsync<T>(this PortalDbContext db, Guid id, CancellationToken ct)
        where T : Entity
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        return db.Database.ExecuteSqlAsync(
            FormattableStringFactory.Create(
                "SELECT 1 FROM " + table + " WHERE tenant_id = {0} AND id = {1} FOR UPDATE",
                db.Scope.Required,
                id
            ),
            ct
        );
    }

    /// <summary>
    /// Refuses when a record has changed since it was read, and raises its version, although only rows that belong to it change now.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">It has changed: thrown when the transaction saves.</exception>
    public static void ExpectWhole<T>(this PortalDbContext db, T whole, uint version)
        where T : Entity
    {
        db.Expect(whole, version);
        // A statement must touch the row for the version to be compared and raised; the value stays as it is.
        db.Entry(whole)
            .Properties.First(p => !p.Metadata.IsKey() && !p.Metadata.IsConcurrencyToken && p.Metadata.GetComputedColumnSql() is null)
            .IsModified = true;
    }
}
