using System.Diagnostics;
using KnowledgeUpdate.Application.Common;
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
