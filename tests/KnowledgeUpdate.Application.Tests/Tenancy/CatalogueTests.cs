using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Tenancy;

/// <summary>Reads PostgreSQL's own catalogue: whatever a later migration adds is held to the same wall, without being named here.</summary>
public sealed class CatalogueTests(PortalFixture portal)
{
    private const string Policy = "(tenant_id = (current_setting('app.tenant_id'::text))::uuid)";

    /// <summary>Everything of ours: not the server's, not an extension's.</summary>
    private const string Ours = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

    private static readonly string[] WithoutTenant = ["tenants", "data_protection_keys", "migrations_history", "secret_checks"];

    private static readonly string[] Logs =
    [
        "audit_events",
        "attachment_contents",
        "plan_versions",
        "proposal_versions",
        "review_steps",
        "conflicts_of_interest",
        "hour_entries",
        "hour_activities",
        "issuer_seals",
        "refused_signs",
        "offline_rolls",
        "evaluation_answers",
        "evaluations_taken",
        "closing_papers_versions",
        "gathering_credits",
        "record_binding_letters",
    ];

    [Fact]
    public async Task Every_table_has_a_tenant_or_is_one_of_the_few_that_need_none() =>
        Assert.Empty(
            (
                await ReadAsync(
                    $"""
                    SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE {Ours} AND n.nspname <> 'quartz' AND c.relkind IN ('r', 'p', 'f')
                      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND a.attnotnull AND
                          a.atttypid = 'uuid'::regtype)
                    """
                )
            ).Except(WithoutTenant)
        );

    [Fact]
    public async Task Every_tenant_table_has_forced_row_level_security() =>
        Assert.Empty(
            await ReadAsync(
                $"""
                SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE {TenantTable()} AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                """
            )
        );

    [Fact]
    public async Task Every_tenant_table_has_one_policy_that_compares_with_the_setting_directly()
    {
        var policies = await ReadAsync(
            $"""
            SELECT c.oid::regclass || ' ' || coalesce(string_agg(concat_ws(' ', p.polcmd, p.polpermissive, p.polroles =
                '{'{'}0{'}'}'::oid[], pg_get_expr(p.polqual, c.oid), pg_get_expr(p.polwithcheck, c.oid)), ' + '), 'none')
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_policy p ON p.polrelid = c.oid
            WHERE {TenantTable()} GROUP BY c.oid
            """
        );

        Assert.True(policies.Count >= 30, $"only {policies.Count} tables were seen");
        Assert.All(policies, p => Assert.Equal($"* t t {Policy} {Policy}", p[(p.IndexOf(' ') + 1)..]));
    }

    [Fact]
    public async Task Every_constraint_that_has_a_sentence_is_one_of_the_database()
    {
        var names = await ReadAsync(
            $"""
            SELECT conname FROM pg_constraint
            UNION ALL SELECT relname FROM pg_class WHERE relkind IN ('i', 'I')
            UNION ALL SELECT tgname FROM pg_trigger
            """
        );

        Assert.Empty(Application.Pipeline.ConstraintMessages.Names.Except(names));
    }

    [Fact]
    public async Task Every_key_and_every_unique_index_of_a_tenant_table_begins_with_the_tenant() =>
        Assert.Empty(
            await ReadAsync(
                $"""
                SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid =
                    c.relnamespace
                WHERE {TenantTable()} AND i.indisunique
                  AND i.indkey[0] IS DISTINCT FROM (SELECT a.attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname =
                      'tenant_id')
                """
            )
        );

    [Fact]
    public async Task Every_tenant_table_has_a_primary_key() =>
        Assert.Empty(
            await ReadAsync(
                $"""
                SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE {TenantTable()} AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
                """
            )
        );

    [Fact]
    public async Task Every_foreign_key_of_a_tenant_table_carries_the_tenant_to_the_tenant() =>
        Assert.Empty(
            await ReadAsync(
                $"""
                SELECT k.conname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE {TenantTable()} AND k.contype = 'f' AND NOT EXISTS (
                    SELECT FROM unnest(k.conkey, k.confkey) AS pair (own, other)
                    JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = pair.own AND a.attname = 'tenant_id'
                    JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attnum = pair.other AND b.attname = CASE k.confrelid WHEN
                        'tenants'::regclass THEN 'id' ELSE 'tenant_id' END)
                """
            )
        );

    [Fact]
    public async Task Views_ask_as_the_reader_and_nothing_is_kept_outside_the_policies() =>
        Assert.Empty(
            await ReadAsync(
                $"""
                SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE {Ours} AND (c.relkind IN ('m', 'f') OR (c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions),
                    false)))
                """
            )
        );

    [Fact]
    public async Task No_function_runs_with_the_rights_of_its_owner() =>
        Assert.Empty(
            await ReadAsync(
                $"""
                SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE {Ours} AND p.prosecdef
                """
            )
        );

    [Fact]
    public async Task The_web_owns_nothing_and_can_become_nobody_else() =>
        Assert.Empty(
            await ReadAsync(
                """
                SELECT 'role' FROM pg_roles WHERE rolname = 'ku_web' AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR
                    rolreplication)
                UNION ALL SELECT 'member of ' || roleid::regrole FROM pg_auth_members WHERE member = 'ku_web'::regrole
                UNION ALL SELECT oid::regclass::text FROM pg_class WHERE relowner = 'ku_web'::regrole
                UNION ALL SELECT oid::regprocedure::text FROM pg_proc WHERE proowner = 'ku_web'::regrole
                UNION ALL SELECT nspname FROM pg_namespace WHERE nspowner = 'ku_web'::regrole OR (nspname NOT LIKE 'pg\_temp%' AND
                    has_schema_privilege('ku_web', oid, 'CREATE'))
                UNION ALL SELECT datname FROM pg_database WHERE datdba = 'ku_web'::regrole OR (datname = current_database() AND
                    has_database_privilege('ku_web', oid, 'CREATE, TEMPORARY'))
                """
            )
        );

    [Fact]
    public async Task The_web_has_the_rights_it_needs_and_no_more()
    {
        var rights = (
            await ReadAsync(
                $"""
                SELECT c.oid::regclass || ' ' || string_agg(g.privilege_type, ',' ORDER BY g.privilege_type)
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) g
                WHERE {Ours} AND n.nspname <> 'quartz' AND c.relkind IN ('r', 'p', 'v') AND g.grantee = 'ku_web'::regrole GROUP BY c.oid
                """
            )
        ).ToDictionary(r => r.Split(' ')[0], r => r.Split(' ')[1]);

        var deletes = new[]
        {
            "saved_phrases",
            "idempotency_keys",
            "expert_assignments",
            "completion_counts",
            "unit_completions",
            "import_files",
            "import_chunks",
            "gathering_half_days",
            "contact_proofs",
            "try_counts",
            "user_sessions",
            "calendar_days",
            "programme_rules",
        };
        Assert.All(
            rights,
            r =>
                Assert.Equal(
                    r.Key switch
                    {
                        "tenants" or "migrations_history" => "SELECT",
                        "data_protection_keys" or "secret_checks" => "INSERT,SELECT",
                        _ when Logs.Contains(r.Key) => "INSERT,SELECT",
                        _ when deletes.Contains(r.Key) => "DELETE,INSERT,SELECT,UPDATE",
                        _ => "INSERT,SELECT,UPDATE",
                    },
                    r.Value
                )
        );
        Assert.Superset(Logs.Concat(deletes).ToHashSet(), rights.Keys.ToHashSet());
    }

    [Fact]
    public async Task Nothing_is_granted_to_everybody_and_no_right_hides_in_a_column() =>
        Assert.Empty(
            await ReadAsync(
                $"""
                SELECT c.oid::regclass || ' ' || g.privilege_type FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
                    aclexplode(c.relacl) g WHERE {Ours} AND g.grantee = 0
                UNION ALL
                SELECT c.oid::regclass || '.' || a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON
                    n.oid = c.relnamespace
                WHERE {Ours} AND a.attacl IS NOT NULL
                """
            )
        );

    private static string TenantTable() =>
        $"{Ours} AND c.relkind IN ('r', 'p') AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = "
        + "'tenant_id' AND NOT t.attisdropped)";

    private async Task<List<string>> ReadAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(portal.Database.Admin);
        await using var reader = await source.CreateCommand(sql).ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
