using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Work;
using MediatR;

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
        Task<int> CopyAsync(string table, string changes) =>
            Copies.AddAsync(
                Database.Admin,
                table,
                $"p.tenant_id = '{Province.Tenant.Id}' AND p.id = (SELECT max(o.id::text)::uuid FROM {table} o WHERE o.tenant_id "
                    + "= p.tenant_id)",
                2,
                $"'id', {Copies.NewId}, {changes}"
            );
        await CopyAsync("publicities", "'index_number', 'C' || i, 'state', 'Ended'");
        await CopyAsync("objections", "'receipt', 'C' || i");
        await CopyAsync("seminar_calls", "'year', 2000 + i");
        await CopyAsync(
            "annual_plans",
            "'call_id', (SELECT c.id FROM seminar_calls c WHERE c.tenant_id = p.tenant_id AND c.year = 2000 + i)"
        );
        await CopyAsync("organisations", "'credit_code', NULL, 'name', '分校学院' || i");
        await CopyAsync("users", "'user_name', 'copy' || i, 'normalized_user_name', 'COPY' || i, 'phone', NULL");
        await CopyAsync(
            "memberships",
            "'user_id', (SELECT u.id FROM users u WHERE u.tenant_id = p.tenant_id AND u.user_name = 'copy' || i)"
        );
        await CopyAsync("experts", "'user_id', (SELECT u.id FROM users u WHERE u.tenant_id = p.tenant_id AND u.user_name = 'copy' || i)");

        var three = await CountOfficeAsync();

        Assert.All(one, count => Assert.InRange(count, 1, 8));
        Assert.Equal(one, three);
    }

    [Fact]
    public async Task No_list_numbers_a_whole_table_to_find_what_belongs_to_its_page()
    {
        await BeginAsync(SeminarStage.InPublicity);
        List<string> sent = [];
        foreach (var person in new[] { Year.Office, Year.Hosts[0] })
        {
            foreach (var complete in new bool?[] { null, true, false })
                sent.AddRange(await StatementsAsync(person, new ListLearners(2026, "韦", complete, new PageOf())));
        }
        sent.AddRange(
            await StatementsAsync(
                Year.Office,
                new GetUnit(
                    await Province.ReadAsync(db =>
                        db.Organisations.Where(o => o.Name == SeminarYear.University).Select(o => o.Id).SingleAsync()
                    )
                )
            )
        );
        sent.AddRange(await StatementsAsync(Year.Office, new ListIssuedCertificates(new CertificateFilter(), null, new PageOf())));
        sent.AddRange(await StatementsAsync(Year.Office, new ListSeminars(new SeminarFilter(null, null, null, false), null, new PageOf())));
        Assert.Contains(sent, s => s.Contains("FROM learners", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, s => s.Contains("ROW_NUMBER", StringComparison.OrdinalIgnoreCase));
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

    private async Task<int> CountAsync<T>(Person person, IRequest<T> message) => (await StatementsAsync(person, message)).Count;

    /// <summary>Statements that a message sends.</summary>
    private async Task<List<string>> StatementsAsync<T>(Person person, IRequest<T> message)
    {
        // Once before, so that no connection is opened within the count.
        await AsAsync(person, message);
        using var sent = new SentStatements();
        await AsAsync(person, message);
        return [.. sent.All];
    }
}
