using System.Diagnostics;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Testing;
using MediatR;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Seminars;

/// <summary>Lists cost the same number of statements however many rows they show.</summary>
public sealed class StatementBudgetTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task A_list_takes_as_many_statements_for_three_rows_as_for_one()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);
        var one = await CountAllAsync();
        await Year.FileAsync(3);
        await Year.FileAsync(6);
        Assert.Equal(3, (await AsAsync(Year.Hosts[0], new ListSeminarProposals(new ProposalFilter(), null, new PageOf()))).Rows.Count);

        var three = await CountAllAsync();

        Assert.All(one, count => Assert.InRange(count, 1, 40));
        Assert.Equal(one, three);
    }

    [Fact]
    public async Task Lists_of_the_office_take_as_many_statements_for_three_rows_more()
    {
        await BeginAsync(SeminarStage.InPublicity);
        await Province.SendAsPublicAsync(new RaiseObjection(Year.Publicity, "李某", "13800000000", null, "情况不实"));
        var one = await CountOfficeAsync();
        Task<int> CopyAsync(string table, string changes) => Copies.AddAsync(Database.Admin, table,
            $"p.tenant_id = '{Province.Tenant.Id}' AND p.id = (SELECT max(o.id::text)::uuid FROM {table} o WHERE o.tenant_id = p.tenant_id)", 2, $"'id', {Copies.NewId}, {changes}");
        await CopyAsync("publicities", "'index_number', 'C' || i, 'state', 'Ended'");
        await CopyAsync("objections", "'receipt', 'C' || i");
        await CopyAsync("seminar_calls", "'year', 2000 + i");
        await CopyAsync("annual_plans", "'call_id', (SELECT c.id FROM seminar_calls c WHERE c.tenant_id = p.tenant_id AND c.year = 2000 + i)");
        await CopyAsync("organisations", "'credit_code', NULL, 'name', '分校学院' || i");
        await CopyAsync("users", "'user_name', 'copy' || i, 'normalized_user_name', 'COPY' || i, 'phone', NULL");
        await CopyAsync("memberships", "'user_id', (SELECT u.id FROM users u WHERE u.tenant_id = p.tenant_id AND u.user_name = 'copy' || i)");
        await CopyAsync("experts", "'user_id', (SELECT u.id FROM users u WHERE u.tenant_id = p.tenant_id AND u.user_name = 'copy' || i)");

        var three = await CountOfficeAsync();

        Assert.All(one, count => Assert.InRange(count, 1, 8));
        Assert.Equal(one, three);
    }

    private async Task<List<int>> CountOfficeAsync() =>
    [
        await CountAsync(Year.Office, new ListExperts(new PageOf())),
        await CountAsync(Year.Office, new ListObjections(null, new PageOf())),
        await CountAsync(Year.Office, new ListPublicities(new PageOf())),
        await CountAsync(Year.Office, new ListSeminarCalls(new PageOf())),
        await CountAsync(Year.Office, new ListPlans(new PageOf())),
        await CountAsync(Year.Office, new ListUnits(null, null, null, null, UnitState.Open, new PageOf())),
        await CountAsync(Year.Office, new ListUnits(null, "学", null, null, UnitState.All, new PageOf())),
        await CountAsync(Year.Office, new ListMembers(null, null, null, false, new PageOf())),
        await CountAsync(Year.Office, new ListHistory(null, null, null, null, null, new PageOf())),
        await CountAsync(Year.Office, new ListNotices(new PageOf())),
    ];

    private async Task<List<int>> CountAllAsync()
    {
        var counts = new List<int>();
        foreach (var person in new[] { Year.Office, Year.Bureau, Year.Hosts[0] })
        {
            counts.Add(await CountAsync(person, new ListSeminarProposals(new ProposalFilter(), "number", new PageOf())));
            counts.Add(await CountAsync(person, new ListSeminarCalls(new PageOf())));
            counts.Add(await CountAsync(person, new GetSeminarCall(Year.Call)));
            counts.Add(await CountAsync(person, new GetHome()));
        }

        return counts;
    }

    /// <summary>Statements that a message sends: those the driver reports as part of this test's activity.</summary>
    private async Task<int> CountAsync<T>(Person person, IRequest<T> message)
    {
        // Once before, so that no connection is opened within the count.
        await AsAsync(person, message);
        using var whole = new Activity("statement budget").SetIdFormat(ActivityIdFormat.W3C).Start();
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceId == whole.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity => Interlocked.Add(ref count, activity.TraceId == whole.TraceId ? 1 : 0),
        };
        ActivitySource.AddActivityListener(listener);
        await AsAsync(person, message);
        return count;
    }
}
