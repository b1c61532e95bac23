using KnowledgeUpdate.Persistence.Common;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Tenancy;

/// <summary>What the portal asks of the database before it starts.</summary>
public sealed class StartRefusalTests(PortalFixture portal) : UseCaseTest(portal)
{
    [Fact]
    public async Task The_webs_own_role_is_accepted() => Assert.Empty(await FaultsAsync(Database.Web));

    [Fact]
    public async Task A_superuser_is_refused() => Assert.Contains(await FaultsAsync(Database.Admin), f => f.Contains("is a superuser"));

    [Fact]
    public async Task The_owner_of_the_tables_is_refused() =>
        Assert.Contains(await FaultsAsync(Database.Owner), f => f.Contains("owns seminar_proposals"));

    [Fact]
    public async Task A_role_that_bypasses_the_policies_is_refused()
    {
        var role = $"bypass_{Guid.NewGuid():N}";
        await TestDatabase.SqlAsync(Database.Admin, $"CREATE ROLE {role} LOGIN BYPASSRLS PASSWORD '{role}'; GRANT ku_web TO {role}");

        var faults = await FaultsAsync(
            new NpgsqlConnectionStringBuilder(Database.Web)
            {
                Username = role,
                Password = role,
                Pooling = false,
            }.ConnectionString
        );

        await TestDatabase.SqlAsync(Database.Admin, $"DROP ROLE {role}");
        Assert.Contains(faults, f => f.Contains("may bypass"));
    }

    [Fact]
    public async Task A_member_of_the_owner_is_refused()
    {
        var role = $"member_{Guid.NewGuid():N}";
        await TestDatabase.SqlAsync(Database.Admin, $"CREATE ROLE {role} LOGIN PASSWORD '{role}'; GRANT ku_owner TO {role}");

        var faults = await FaultsAsync(
            new NpgsqlConnectionStringBuilder(Database.Web)
            {
                Username = role,
                Password = role,
                Pooling = false,
            }.ConnectionString
        );

        await TestDatabase.SqlAsync(Database.Admin, $"DROP ROLE {role}");
        Assert.Contains(faults, f => f.Contains("owns"));
    }

    [Theory]
    [InlineData("ALTER TABLE users NO FORCE ROW LEVEL SECURITY")]
    [InlineData("ALTER TABLE users DISABLE ROW LEVEL SECURITY")]
    public async Task A_table_without_its_policy_in_force_is_named(string mutation)
    {
        var database = await TestServer.CreateDatabaseAsync();
        await TestDatabase.SqlAsync(database.Admin, mutation);

        Assert.Equal(["users has no forced row-level security"], await FaultsAsync(database.Web));
    }

    [Fact]
    public async Task A_foreign_key_cannot_point_at_another_tenants_row()
    {
        await using var other = await TestProvince.FoundAsync(Database);
        var mine = await Province.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");
        var theirs = await other.PersonAsync(Role.ProgrammeOffice, "专业技术人员管理处");

        foreach (var change in new[] { $"user_id = '{theirs.UserId}'", $"organisation_id = '{theirs.Unit.Id}'" })
            Assert.Equal(
                PostgresErrorCodes.ForeignKeyViolation,
                (
                    await Assert.ThrowsAsync<PostgresException>(() =>
                        TestDatabase.SqlAsync(Database.Admin, $"UPDATE memberships SET {change} WHERE id = '{mine.MembershipId}'")
                    )
                ).SqlState
            );
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        return await DatabaseCheck.FaultsAsync(source);
    }
}
