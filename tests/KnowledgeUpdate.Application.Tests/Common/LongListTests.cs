using System.Linq.Expressions;
using System.Text;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Seminars;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Persistence;
using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeUpdate.Application.Tests.Common;

/// <summary>
/// Every list, page by page in every order it offers: each row once, in order, there and back. The rows have ties and gaps.
/// </summary>
public sealed class LongListTests(PortalFixture portal) : SeminarTest(portal)
{
    private const int Size = 10;

    private string Mine => $"p.tenant_id = '{Province.Tenant.Id}'";

    [Fact]
    public async Task Proposals_are_walked_in_every_order()
    {
        await BeginAsync(SeminarStage.Filed, 1);
        await CopyProposalsAsync(33);

        await WalkAsync(db => db.SeminarProposals, ListSeminarProposalsHandler.Sorts, p => p.Id, p => p.StartsOn);
    }

    [Fact]
    public async Task Rows_without_a_value_come_after_those_with_one()
    {
        await BeginAsync(SeminarStage.Filed, 1);
        await CopyProposalsAsync(33);

        var page = await Province.ReadAsync(db =>
            db.SeminarProposals.ToPageAsync(ListSeminarProposalsHandler.Sorts.Of("start"), new PageOf(Size: 50), p => p.StartsOn, default)
        );

        Assert.Equal(34, page.Rows.Count);
        Assert.Equal(page.Rows.OrderBy(d => d is null).ThenBy(d => d), page.Rows);
        Assert.Contains(page.Rows, d => d is null);
    }

    [Fact]
    public async Task The_other_lists_are_walked_in_every_order()
    {
        await BeginAsync(SeminarStage.InPublicity);
        await Year.SendAsync(Year.Office, new ListNotices(new PageOf()));
        await Province.SendAsPublicAsync(new RaiseObjection(await ObjectableAsync(), "李某", "13800000000", null, "情况不实"));
        await CopyAsync("publicities", 23, "'id', {id}, 'index_number', 'C' || i, 'state', 'Ended', 'starts_on', p.starts_on - i % 4");
        await CopyAsync("objections", 23, "'id', {id}, 'receipt', 'C' || i, 'received_at', p.received_at - (i % 4) * interval '1 day'");
        await CopyAsync("seminar_calls", 23, "'id', {id}, 'year', 2000 + i % 4");
        await CopyAsync(
            "annual_plans",
            23,
            "'id', {id}, 'year', 2000 + i % 4, 'call_id', (SELECT c.id FROM seminar_calls c WHERE c.tenant_id = p.tenant_id AND "
                + "NOT EXISTS (SELECT 1 FROM annual_plans a WHERE a.tenant_id = c.tenant_id AND a.call_id = c.id) ORDER BY c.id OFFSET "
                + "i - 1 LIMIT 1)"
        );
        await Copies.AddAsync(
            Database.Admin,
            "organisations",
            $"{Mine} AND p.name = '{SeminarYear.University}'",
            33,
            $"'id', {Copies.NewId}, 'credit_code', NULL, 'name', '分校' || i % 4, 'division_code', '4501' || (i % 2)::text || '0'"
        );
        await Copies.AddAsync(
            Database.Admin,
            "users",
            $"{Mine} AND p.id = '{Year.Hosts[0].UserId}'",
            33,
            $"'id', {Copies.NewId}, 'user_name', 'copy' || i, 'normalized_user_name', 'COPY' || i, 'phone', NULL, 'display_name', "
                + "'王' || i % 4"
        );
        await Copies.AddAsync(
            Database.Admin,
            "memberships",
            $"{Mine} AND p.user_id = '{Year.Hosts[0].UserId}'",
            33,
            $"'id', {Copies.NewId}, 'user_id', (SELECT u.id FROM users u WHERE u.tenant_id = p.tenant_id AND u.user_name = 'copy' || i)"
        );
        await Copies.AddAsync(
            Database.Admin,
            "experts",
            $"{Mine} AND p.name = (SELECT min(e.name) FROM experts e WHERE e.tenant_id = p.tenant_id)",
            33,
            $"'id', {Copies.NewId}, 'name', '王' || i % 4, 'user_id', (SELECT u.id FROM users u WHERE u.tenant_id = p.tenant_id "
                + "AND u.user_name = 'copy' || i)"
        );
        await Copies.AddAsync(
            Database.Admin,
            "notifications",
            $"{Mine} AND p.user_id = '{Year.Office.UserId}'",
            3,
            $"'id', {Copies.NewId}"
        );

        await WalkAsync(db => db.Publicities, ListPublicitiesHandler.Sorts, p => p.Id);
        await WalkAsync(db => db.Objections, ListObjectionsHandler.Sorts, o => o.Id);
        await WalkAsync(db => db.SeminarCalls, ListSeminarCallsHandler.Sorts, c => c.Id);
        await WalkAsync(db => db.AnnualPlans, ListPlansHandler.Sorts, p => p.Id);
        await WalkAsync(db => db.Organisations, ListUnitsHandler.Sorts, o => o.Id);
        await WalkAsync(db => db.Experts, ListExpertsHandler.Sorts, e => e.Id);
        await WalkAsync(
            db =>
                db.Memberships.Join(
                    db.Users,
                    m => m.UserId,
                    u => u.Id,
                    (m, u) => new ListMembersHandler.Member { Membership = m, User = u }
                ),
            ListMembersHandler.Sorts,
            m => m.Membership.Id
        );
        await WalkAsync(db => db.Notifications, ListNoticesHandler.Sorts, n => n.Id);
        await WalkAsync(db => db.AuditEvents, ListHistoryHandler.Sorts, e => e.Sequence);
    }

    [Fact]
    public async Task A_broken_or_foreign_place_shows_the_first_page()
    {
        await BeginAsync(SeminarStage.Filed, 1);
        await CopyProposalsAsync(33);
        var first = await PageAsync("number", null);
        var foreign = (await PageAsync("-title", null)).Foot.Next!;
        static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
        var name = ListSeminarProposalsHandler.Sorts.Of("number").Name;

        foreach (
            var place in new[]
            {
                "",
                "2",
                "%",
                "xyz",
                foreign,
                first.Foot.Next![..^6],
                first.Foot.Next + "AAAA",
                new string('A', 5000),
                Text("[]"u8.ToArray()),
                Text("{}"u8.ToArray()),
                Text("null"u8.ToArray()),
                Text(Encoding.UTF8.GetBytes($"[\"{name}\",0,1,\"a\\u0000b\",\"{Guid.Empty}\"]")),
                Text(Encoding.UTF8.GetBytes($"[\"{name}\",0,1,\"\\ud800\",\"{Guid.Empty}\"]")),
                Text(Encoding.UTF8.GetBytes($"[\"{name}\",7,1,\"a\",\"{Guid.Empty}\"]")),
                Text(Encoding.UTF8.GetBytes($"[\"{name}\",0,1,\"a\",null]")),
                Text(Encoding.UTF8.GetBytes($"[\"{name}\",0]")),
            }
        )
        {
            var page = await PageAsync("number", place);
            Assert.Equal(first.Rows, page.Rows);
            Assert.Equal(1, page.Foot.From);
        }
    }

    [Fact]
    public async Task A_place_past_rows_that_were_removed_still_shows_rows()
    {
        await BeginAsync(SeminarStage.Filed, 1);
        await CopyProposalsAsync(33);
        var second = await PageAsync("title", (await PageAsync("title", null)).Foot.Next);
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"""
            DELETE FROM seminar_proposals p WHERE {Mine} AND id NOT IN (SELECT id FROM seminar_proposals p WHERE {Mine} ORDER BY title, id
                LIMIT 4)
            """
        );

        var after = await PageAsync("title", second.Foot.Next);
        var before = await PageAsync("title", second.Foot.Previous);

        Assert.Equal(4, after.Rows.Count);
        Assert.Equal(4, before.Rows.Count);
        Assert.Equal((1, null, null), (after.Foot.From, after.Foot.Previous, after.Foot.Next));
    }

    [Fact]
    public async Task A_count_ends_at_ten_thousand_and_the_pages_go_on()
    {
        await BeginAsync(SeminarStage.Called);
        await Copies.AddAsync(
            Database.Admin,
            "notifications",
            $"p.id = (SELECT n.id FROM notifications n WHERE n.tenant_id = '{Province.Tenant.Id}' AND n.user_id = '"
                + $"{Year.Hosts[0].UserId}' LIMIT 1)",
            RowCount.Most + 15,
            $"'id', {Copies.NewId}, 'at', p.at - i % 100 * interval '1 hour'"
        );

        var first = await Year.SendAsync(Year.Hosts[0], new ListNotices(new PageOf()));
        var last = await Year.SendAsync(Year.Hosts[0], new ListNotices(new PageOf(first.Foot.Last)));
        var beforeLast = await Year.SendAsync(Year.Hosts[0], new ListNotices(new PageOf(last.Foot.Previous)));

        Assert.Equal(new RowCount(RowCount.Most, true), first.Total);
        Assert.Equal((20, null, null), (last.Rows.Count, last.Foot.From, last.Foot.Next));
        Assert.Equal(20, beforeLast.Rows.Count);
        Assert.Empty(beforeLast.Rows.Select(r => r.Id).Intersect(last.Rows.Select(r => r.Id)));
        Assert.True(beforeLast.Rows[^1].At >= last.Rows[0].At);
    }

    private Task<Page<Guid>> PageAsync(string sort, string? at) =>
        Province.ReadAsync(db =>
            db.SeminarProposals.ToPageAsync(ListSeminarProposalsHandler.Sorts.Of(sort), new PageOf(at, Size), p => p.Id, default)
        );

    private Task<int> CopyAsync(string table, int times, string changes) =>
        Copies.AddAsync(
            Database.Admin,
            table,
            $"{Mine} AND p.id = (SELECT min(o.id::text)::uuid FROM {table} o WHERE o.tenant_id = p.tenant_id)",
            times,
            changes.Replace("{id}", Copies.NewId, StringComparison.Ordinal)
        );

    private Task<int> CopyProposalsAsync(int times) =>
        CopyAsync(
            "seminar_proposals",
            times,
            "'id', {id}, 'number', CASE WHEN i % 3 > 0 THEN 'C' || i END, 'state', CASE WHEN i % 3 > 0 THEN p.state ELSE 'Draft' "
                + "END, 'starts_on', CASE WHEN i % 4 > 0 THEN p.starts_on + i % 5 END, 'title', '题' || i % 6, 'organisation_name', "
                + "'单位' || i % 2, "
                + "'rank', CASE WHEN i > 30 THEN i % 2 END, 'region_funds', i % 7 * 1000.01, 'saved_at', p.saved_at + i % 3 * "
                + "interval '1 hour'"
        );

    private Task<Guid> ObjectableAsync() =>
        Province.ReadAsync(db => db.Publicities.OrderByDescending(p => p.Id).Select(p => p.Id).FirstAsync());

    private async Task WalkAsync<T, TKey>(
        Func<PortalDbContext, IQueryable<T>> list,
        Sorts<T> sorts,
        Expression<Func<T, TKey>> key,
        Func<T, object?>? gap = null
    )
        where T : class
    {
        Assert.True(sorts.Any());
        foreach (var name in sorts)
        {
            var expected = await Province.ReadAsync(db => sorts.Of(name).Apply(list(db)).Select(key).ToListAsync());
            Assert.True(expected.Count > Size, $"{typeof(T).Name} needs more rows than fit a page: {expected.Count}");
            Task<Page<TKey>> ReadAsync(string? at) =>
                Province.ReadAsync(db => list(db).ToPageAsync(sorts.Of(name), new PageOf(at, Size), key, default));

            var forwards = new List<TKey>();
            var page = await ReadAsync(null);
            var last = await ReadAsync(page.Foot.Last);
            while (true)
            {
                Assert.Equal(forwards.Count + 1, page.Foot.From);
                forwards.AddRange(page.Rows);
                if (page.Foot.Next is not { } next)
                    break;
                page = await ReadAsync(next);
            }

            Assert.Equal(expected, forwards);
            Assert.Equal(page.Rows, last.Rows);

            var backwards = new List<TKey>();
            for (page = last; ; page = await ReadAsync(page.Foot.Previous))
            {
                Assert.Equal(expected.Count - backwards.Count - page.Rows.Count + 1, page.Foot.From);
                backwards.InsertRange(0, page.Rows);
                if (page.Foot.Previous is null)
                    break;
            }

            Assert.Equal(expected, backwards);
            if (gap is not null)
                Assert.Contains(await Province.ReadAsync(db => list(db).AsNoTracking().ToListAsync()), r => gap(r) is null);
        }
    }
}
