using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Testing;
using KnowledgeUpdate.Web.Pages.Verify;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeUpdate.Benchmarks.Learners;

/// <summary>A province with learners and entries by the million, written by the database itself; one of them can sign in.</summary>
internal sealed class Ledger : IAsyncDisposable
{
    /// <summary>Entries of a learner in a year, and the years.</summary>
    private const int Each = 20,
        Years = 10;

    private const short Now = 2026;

    private Ledger(TestDatabase database, TestProvince province, Person learner, Person office, Portal portal, string code)
    {
        Database = database;
        Province = province;
        Learner = learner;
        Office = office;
        Portal = portal;
        Code = code;
    }

    public TestDatabase Database { get; }

    public TestProvince Province { get; }

    public Person Learner { get; }

    public Person Office { get; }

    /// <summary>A portal that keeps no answers of the look-up.</summary>
    public Portal Portal { get; }

    /// <summary>Look-up code of a certificate.</summary>
    public string Code { get; }

    /// <summary>Founds a province and fills it.</summary>
    /// <param name="learners">Learners in all; those who have entries are as many as the entries need.</param>
    public static async Task<Ledger> FoundAsync(Bench bench, int learners, long entries)
    {
        var database = await TestServer.CreateDatabaseAsync();
        var province = await TestProvince.FoundAsync(database);
        var (person, office) = (
            await province.PersonAsync(Role.Learner, SeminarYear.University),
            await province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit)
        );
        await province.SendAsync(
            person,
            new AddMyLearner(
                "韦知新",
                IdentityKind.ResidentId,
                TestIdentity.Number(1),
                SeminarYear.University,
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await FillAsync(database.Admin, province.Tenant.Id, learners, entries);
        bench.Say(
            $"learners: {learners:N0} learners and {entries:N0} entries in "
                + $"{System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds:0} s"
        );
        var id = await province.SendAsync(person, new TakeYearlyCertificate(Now));
        var code = await province.ReadAsync(db => db.Certificates.Where(c => c.Id == id).Select(c => c.Code).SingleAsync());
        return new Ledger(
            database,
            province,
            person,
            office,
            new Portal(database, province.Tenant.Hosts[0], (KeptAnswers.SecondsSetting, "0")),
            code
        );
    }

    /// <summary>
    /// Copies the one learner and writes entries of all by statements over series, without triggers: the rows point at what is there.
    /// </summary>
    private static async Task FillAsync(string admin, Guid tenant, int learners, long entries)
    {
        var years = entries < 100_000 ? 1 : Years;
        var active = Math.Max(1, entries / (Each * years));
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await RunAsync("SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET synchronous_commit = off");
        await RunAsync(
            $"""
            INSERT INTO learners (tenant_id, id, name, identity_kind, identity_cipher, identity_hash, identity_mask, level, education,
                employer_id, created_at)
            SELECT tenant_id, md5('learner' || i)::uuid, (array['王','李','张','刘','陈','黄','韦','覃','梁','莫'])[1 + i % 10] ||
                (array['伟','芳','娜','敏','静','强','磊','洋','艳','勇','军','杰'])[1 + i / 10 % 12] || (array['华','明','红','玲','宁','海','山'])[1 + i /
                120 % 7],
                identity_kind, identity_cipher, decode(md5(i::text), 'hex'), identity_mask, level, education, employer_id, created_at
            FROM learners CROSS JOIN generate_series(1, {learners - 1}) i WHERE tenant_id = '{tenant}'
            """
        );
        for (var year = Now - years + 1; year <= Now; year++)
            await RunAsync(
                $"""
                INSERT INTO hour_entries_{year} (tenant_id, id, learning_year, learner_id, category, hours, source_kind, source_id, title,
                    provider, studied_from, studied_to, rule, at)
                SELECT '{tenant}', gen_random_uuid(), {year}, l.id,
                    (array['PublicCompulsory','PublicElective','Professional','Professional'])[1 + n % 4], 6, 'Course', gen_random_uuid(),
                    '数字化转型与智能制造专题' || n, '邕江大学', make_date({year}, 1 + n % 12, 5), make_date({year}, 1 + n % 12, 6), '示例',
                    make_timestamptz({year}, 1 + n % 12, 8, 9, 0, 0, 'Asia/Shanghai')
                FROM (SELECT id FROM learners WHERE tenant_id = '{tenant}' ORDER BY user_id NULLS LAST, id LIMIT {active}) l CROSS JOIN
                    generate_series(1, {Each}) n
                """
            );
        await RunAsync(
            $"""
            INSERT INTO learner_years (tenant_id, learner_id, learning_year, compulsory, elective, professional, entries, is_complete)
            SELECT tenant_id, learner_id, learning_year, coalesce(sum(hours) FILTER (WHERE category = 'PublicCompulsory'), 0),
                coalesce(sum(hours) FILTER (WHERE category = 'PublicElective'), 0), coalesce(sum(hours) FILTER (WHERE category =
                'Professional'), 0), count(*), false
            FROM hour_entries WHERE tenant_id = '{tenant}' GROUP BY 1, 2, 3
            """
        );
        await RunAsync(
            "UPDATE learner_years SET is_complete = true WHERE compulsory + elective + professional >= 90 AND professional >= 60 "
                + "AND compulsory >= 15"
        );
        await RunAsync(
            "INSERT INTO hour_activities SELECT DISTINCT tenant_id, learning_year, md5(title || E'\\n' || (studied_from - DATE "
                + "'2000-01-01') || E'\\n' || category)::uuid FROM hour_entries ON CONFLICT DO NOTHING"
        );
        await RunAsync("SET session_replication_role = origin");
        await RunAsync("VACUUM ANALYZE");

        async Task RunAsync(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 3600 };
            await command.ExecuteNonQueryAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Province.DisposeAsync();
    }
}
