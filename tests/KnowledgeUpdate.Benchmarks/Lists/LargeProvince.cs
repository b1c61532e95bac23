using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Testing;

namespace KnowledgeUpdate.Benchmarks.Lists;

/// <summary>
/// A province as large as a real one, made from a small one by copying rows within the database. Its history is long but not chained.
/// </summary>
internal sealed class LargeProvince
{
    private const string NewId = Copies.NewId;
    private readonly Bench bench;
    private readonly TestProvince province;

    private LargeProvince(Bench bench, TestDatabase database, SeminarYear year)
    {
        this.bench = bench;
        Database = database;
        Year = year;
        province = year.Province;
    }

    public TestDatabase Database { get; }

    /// <summary>A year under way, and its people.</summary>
    public SeminarYear Year { get; }

    public Guid CityId => province.Units["南宁市"].Id;

    /// <summary>Founds the small province.</summary>
    public static async Task<LargeProvince> FoundAsync(Bench bench)
    {
        bench.Say("Starting PostgreSQL and founding a province");
        var database = await TestServer.CreateDatabaseAsync();
        var year = await SeminarYear.AtAsync(await TestProvince.FoundAsync(database), SeminarStage.InPublicity);
        await year.Province.SendAsPublicAsync(new RaiseObjection(year.Publicity, "李某", "13800000000", null, "情况不实"));
        return new LargeProvince(bench, database, year);
    }

    public async Task FillAsync()
    {
        var units = bench.Size(20_000);
        var users = bench.Size(200_000);
        var proposals = bench.Size(5_000);
        var events = bench.Size(1_000_000);
        bench.Say($"Filling it: {units:N0} organisations, {users:N0} users, {proposals:N0} proposals, {events:N0} events");
        var (city, other) = (province.Units["南宁市"], province.Units["柳州市"]);
        var (host, university) = (Year.Hosts[0].UserId, Year.Hosts[0].Unit.Id);
        const string name =
            "(array['南宁','柳州','桂林','北部湾','右江','漓江'])[1 + i % 6] || (array['机电','农业','水利','交通','医药','信息','化工'])[1 + i / 6 % 7] || "
            + "(array['研究院','有限公司','学院','医院','中心'])[1 + i / 42 % 5] || i";
        await CopyAsync(
            "organisations",
            $"p.id = '{university}'",
            units,
            $"""
            'id', md5('unit' || i)::uuid, 'credit_code', NULL, 'name', {name}, 'parent_id', CASE WHEN i % 2 = 0 THEN '{city.Id}' ELSE
                '{other.Id}' END, 'division_code', CASE WHEN i % 2 = 0 THEN '450100' ELSE '450200' END,
            'path', CASE WHEN i % 2 = 0 THEN '{city.Path}' ELSE '{other.Path}' END || '.' || md5('unit' || i)
            """
        );
        await CopyAsync(
            "organisation_capacities",
            $"p.organisation_id = '{university}'",
            units,
            $"'id', md5(p.id::text || i)::uuid, 'organisation_id', md5('unit' || i)::uuid"
        );
        await CopyAsync(
            "users",
            $"p.id = '{host}'",
            users,
            """
            'id', md5('user' || i)::uuid, 'user_name', 'u' || i, 'normalized_user_name', 'U' || i, 'phone', NULL,
            'display_name', (array['王','李','张','刘','陈','黄','韦','覃','梁','莫'])[1 + i % 10] ||
                (array['伟','芳','娜','敏','静','强','磊','洋','艳','勇','军','杰'])[1 + i / 10 % 12] || (array['','华','明','红','玲','宁','海','山'])[1 + i /
                120 % 8]
            """
        );
        await CopyAsync(
            "memberships",
            $"p.user_id = '{host}'",
            users,
            $"'id', {NewId}, 'user_id', md5('user' || i)::uuid, 'organisation_id', md5('unit' || 1 + i % {units})::uuid, 'role', "
                + "(array['Learner','Learner','Learner','UnitAdministrator'])[1 + i % 4]"
        );
        var few = Math.Max(2_000, proposals);
        await CopyAsync("seminar_calls", $"p.id = '{Year.Call}'", few, $"'id', md5('call' || i)::uuid, 'year', 1900 + i % 100");
        await CopyAsync(
            "seminar_proposals",
            $"p.id = '{Year.Proposals[0]}'",
            proposals,
            $"""
            'id', md5('proposal' || i)::uuid, 'call_id', md5('call' || i % 20 * 100 + 99)::uuid, 'number', '2027-C' || lpad(i::text, 6,
                '0'), 'title', (array['数字','绿色','智能','现代','海洋'])[1 + i % 5] || {name}, 'organisation_id', md5('unit' || 1 + i %
                {units})::uuid, 'organisation_name', {name},
            'starts_on', CASE WHEN i % 10 > 0 THEN p.starts_on + i % 200 END, 'region_funds', i % 500 * 1000, 'rank', CASE WHEN i % 3 = 0
                THEN i % 20 END, 'saved_at', p.saved_at - i * interval '1 minute'
            """
        );
        await CopyAsync(
            "annual_plans",
            $"p.id = '{Year.Plan}'",
            few,
            $"'id', {NewId}, 'year', 1900 + i % 100, 'call_id', md5('call' || i)::uuid, 'state', 'Published', 'document_number', "
                + "'桂〔' || i || '〕', 'published_on', '2026-01-01', 'current_version', 1"
        );
        await CopyAsync(
            "publicities",
            $"p.id = '{Year.Publicity}'",
            few,
            $"'id', {NewId}, 'index_number', 'C' || i, 'state', 'Ended', 'starts_on', p.starts_on - i % 1000"
        );
        await CopyAsync(
            "objections",
            "true",
            few,
            $"'id', {NewId}, 'receipt', 'C' || i, 'received_at', p.received_at - i * interval '1 minute'"
        );
        await CopyAsync(
            "experts",
            "p.id = (SELECT e.id FROM experts e WHERE e.tenant_id = p.tenant_id LIMIT 1)",
            few,
            $"'id', {NewId}, 'name', '专家' || i % 100, 'user_id', md5('user' || i)::uuid"
        );
        await CopyAsync(
            "notifications",
            $"p.id = (SELECT n.id FROM notifications n WHERE n.tenant_id = p.tenant_id AND n.user_id = '{Year.Office.UserId}' LIMIT 1)",
            bench.Size(50_000),
            $"'id', {NewId}, 'at', p.at - i * interval '1 minute'"
        );
        await CopyAsync(
            "audit_events",
            "p.sequence = (SELECT e.sequence FROM audit_events e WHERE e.tenant_id = p.tenant_id AND e.act = "
                + "'SubmitSeminarProposal' LIMIT 1)",
            events,
            $"""
            'sequence', 1000000 + i, 'at', p.at + i * interval '10 seconds', 'user_id', md5('user' || 1 + i % {users})::uuid, 'subject_id',
                md5('proposal' || 1 + i % {proposals})::uuid,
            'act', (array['SaveProposalSection','SubmitSeminarProposal','SignIn','ReviewSeminarProposal','InviteMember'])[1 + i % 5],
                'subject_kind', (array['SeminarProposal','User','Membership'])[1 + i % 3], 'hash', md5(i::text)
            """
        );
        await TestDatabase.SqlAsync(Database.Admin, "VACUUM ANALYZE");
    }

    private async Task CopyAsync(string table, string which, int times, string changes)
    {
        var written = await Copies.AddAsync(Database.Admin, table, $"p.tenant_id = '{province.Tenant.Id}' AND {which}", times, changes);
        bench.Say($"  {table}: {written:N0}");
    }
}
