using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using KnowledgeUpdate.Persistence.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Pipeline;

/// <summary>A query only reads, whatever its handler tries.</summary>
public sealed class QueryTests(PortalFixture portal) : UseCaseTest(portal)
{
    [Fact]
    public async Task The_database_refuses_what_a_query_would_write_by_a_statement()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            AsAQueryAsync(db => db.UserSessions.ExecuteUpdateAsync(s => s.SetProperty(p => p.Device, "")))
        );

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    [Fact]
    public async Task The_database_refuses_what_a_query_would_save()
    {
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() =>
            AsAQueryAsync(async db =>
            {
                db.Add(
                    new IdempotencyKey
                    {
                        Key = Guid.NewGuid(),
                        Fingerprint = "",
                        At = DateTimeOffset.UnixEpoch,
                    }
                );
                return await db.SaveChangesAsync();
            })
        );

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, Assert.IsType<PostgresException>(refused.InnerException).SqlState);
    }

    [Fact]
    public async Task A_query_of_no_tenant_only_reads_too()
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            AsAQueryAsync(db => db.Database.ExecuteSqlAsync($"CREATE TEMPORARY TABLE written (id int)"), hasTenant: false)
        );

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, refused.SqlState);
    }

    /// <summary>Does something where the handler of a query would.</summary>
    private async Task AsAQueryAsync(Func<PortalDbContext, Task<int>> handler, bool hasTenant = true)
    {
        var services = new ServiceCollection().AddLogging().AddOptions().AddPortalDatabase(Database.Web).AddUseCases();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<TenantScope>().Id = hasTenant ? Province.Tenant.Id : null;
        var transaction = scope
            .ServiceProvider.GetServices<IPipelineBehavior<FindAnswer, string?>>()
            .OfType<TransactionBehaviour<FindAnswer, string?>>()
            .Single();

        await transaction.Handle(
            new FindAnswer(Guid.NewGuid()),
            default,
            async () =>
            {
                await handler(scope.ServiceProvider.GetRequiredService<PortalDbContext>());
                return null;
            }
        );
    }
}
