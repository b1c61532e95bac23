using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Imports;

/// <summary>A checked file is written once, whatever happens meanwhile.</summary>
public sealed class ImportWriteTests(PortalFixture portal) : ImportTest(portal)
{
    [Fact]
    public async Task A_file_is_checked_written_and_counted_and_the_people_are_staff()
    {
        var id = await CheckedAsync(HourFiles.Xlsx(Enumerable.Range(0, 30).Select(i => HourFiles.Row(i))));

        Assert.Equal((30, 30, 0, 0, 30), Figures(await ViewAsync(id)));
        Assert.Equal((0, 0), await LedgerAsync());
        await CommitAsync(id);

        Assert.Equal((30, 90), await LedgerAsync());
        var view = await ViewAsync(id);
        Assert.Equal((ImportState.Committed, 30, 30), (view.State, view.Credited, view.Entered));
        Assert.Equal(
            30,
            await Province.ReadAsync(db =>
                db.Employments.CountAsync(e => e.OrganisationId == unit.Unit.Id && e.State == EmploymentState.Confirmed)
            )
        );
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
        Assert.Equal(
            1,
            await Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == unit.UserId && n.Link == $"/imports/{id}"))
        );
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_after_an_undo_it_may_come_again()
    {
        var file = HourFiles.Csv(Enumerable.Range(0, 12).Select(i => HourFiles.Row(i)));
        var first = await WrittenAsync(file);
        var again = await CheckedAsync(file);
        Assert.Equal((12, 0, 12, 0, 0), Figures(await ViewAsync(again)));
        await Refused.ByAsync("No row of this file is to be entered.", () => CommitAsync(again));

        Assert.Equal(12, await Province.SendAsync(unit, new UndoImport(first, (await ViewAsync(first)).Version, "名单有误")));

        Assert.Equal((24, 0), await LedgerAsync());
        Assert.Equal(ImportState.Undone, (await ViewAsync(first)).State);
        await WrittenAsync(file);
        Assert.Equal((36, 36), await LedgerAsync());
        Assert.Equal((12, 0, 12, 0, 0), Figures(await ViewAsync(await CheckedAsync(file))));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
    }

    [Fact]
    public async Task Two_imports_of_the_same_file_at_once_credit_once()
    {
        var file = HourFiles.Csv(Enumerable.Range(0, 40).Select(i => HourFiles.Row(i)));
        var (a, b) = (await CheckedAsync(file), await CheckedAsync(file));
        await OrderAsync(a);
        await OrderAsync(b);

        await Task.WhenAll(RunAsync(a), RunAsync(b));

        Assert.Equal((40, 120), await LedgerAsync());
        Assert.Equal([0, 40], new[] { (await ViewAsync(a)).Credited, (await ViewAsync(b)).Credited }.Order());
    }

    [Fact]
    public async Task A_cancel_leaves_nothing_before_the_last_step_and_is_refused_after_it()
    {
        var id = await CheckedAsync(HourFiles.Csv(Enumerable.Range(0, 20).Select(i => HourFiles.Row(i))));
        await OrderAsync(id);
        var job = await JobAsync(id);
        Assert.True(await Province.SendAsPortalAsync(new RunJobStep(job)));
        Assert.Equal((20, 0), (await StagedAsync(), (await LedgerAsync()).Entries));

        await Province.SendAsync(unit, new CancelImport(id));
        await RunAsync(id);

        Assert.Equal((ImportState.Cancelled, 0, 0), ((await ViewAsync(id)).State, (await LedgerAsync()).Entries, await StagedAsync()));
        var written = await WrittenAsync(HourFiles.Csv([HourFiles.Row(1)]));
        await Refused.ByStateAsync(ImportState.Committed, ImportAction.Cancel, () => Province.SendAsync(unit, new CancelImport(written)));
    }

    [Fact]
    public async Task Another_node_goes_on_where_the_first_one_stopped()
    {
        var rows = Enumerable.Range(0, ImportAccess.Chunk + 50).Select(i => HourFiles.Row(i % 200, i / 200)).ToList();
        var id = await CheckedAsync(HourFiles.Csv(rows));
        await OrderAsync(id);
        var job = await JobAsync(id);
        Assert.True(await Province.SendAsPortalAsync(new RunJobStep(job)));
        Assert.Equal((rows.Count, 0), (await StagedAsync(), (await LedgerAsync()).Entries));
        await using var node = TestProvince.Open(Database, Province.Tenant, Province.Clock.Now);

        while (await node.SendAsPortalAsync(new RunJobStep(job))) { }

        Assert.Equal((rows.Count, rows.Count * 3m), await LedgerAsync());
    }

    [Fact]
    public async Task Staged_rows_that_are_gone_are_staged_again_when_the_import_is_written()
    {
        var id = await CheckedAsync(HourFiles.Xlsx([HourFiles.Row(1), HourFiles.Row(2)]));
        await TestDatabase.SqlAsync(Database.Admin, $"DELETE FROM import_chunks WHERE import_id = '{id}'");

        await CommitAsync(id);

        Assert.Equal((2, 6), await LedgerAsync());
    }

    [Fact]
    public async Task What_happened_since_the_check_is_seen_when_the_import_is_written()
    {
        var other = await Province.PersonAsync(Role.UnitAdministrator, "五象金融研究院");
        var profession = new Profession(null, TitleLevel.None, null, null, Education.NotStated);
        string NameOf(int n) => HourFiles.Row(n)[(int)ImportColumn.Name];
        async Task<Guid> EnterAsync(Person by, int n, string? name = null) =>
            (await Province.SendAsync(by, new EnterLearner(name ?? NameOf(n), IdentityKind.ResidentId, TestIdentity.Number(n), profession)))
                .Id!
                .Value;
        var (credited, left, kept) = (await EnterAsync(unit, 1), await EnterAsync(unit, 2), await EnterAsync(unit, 3));
        var id = await CheckedAsync(
            HourFiles.Csv([
                .. Enumerable.Range(1, 3).Select(n => HourFiles.Row(n)),
                .. Enumerable.Range(5, 3).Select(n => HourFiles.Row(n)),
            ])
        );
        Assert.Equal((6, 6, 0, 0, 3), Figures(await ViewAsync(id)));

        // The first has the activity from elsewhere by now, the second has left; of the new people one is staff already, one is somebody
        // else's, and one is nobody's.
        var row = HourFiles.Row(1);
        await Province.SendAsPortalAsync(
            new CreditHours(
                2026,
                [
                    new HourCredit
                    {
                        LearnerId = credited,
                        Category = HourCategory.Professional,
                        Hours = 9,
                        SourceKind = HourSource.Course,
                        SourceId = Guid.NewGuid(),
                        Title = row[3],
                        Provider = row[4],
                        From = new DateOnly(2026, 8, 11),
                        To = new DateOnly(2026, 8, 12),
                        Rule = "示例",
                    },
                ]
            )
        );
        await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE employments SET state = 'Ended', \"to\" = '2026-12-01' WHERE learner_id = '{left}'"
        );
        var (mine, theirs) = (await EnterAsync(unit, 5), await EnterAsync(other, 6));
        await CommitAsync(id);

        var entered = await Province.ReadAsync(db => db.HourEntries.Where(e => e.EvidenceId == id).Select(e => e.LearnerId).ToListAsync());
        Assert.Equal(3, (await ViewAsync(id)).Credited);
        Assert.Equal(3, entered.Count);
        Assert.Superset(new HashSet<Guid> { kept, mine }, entered.ToHashSet());
        Assert.DoesNotContain(theirs, entered);
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
    }

    [Fact]
    public async Task A_row_that_was_written_and_undone_since_the_check_is_entered_again()
    {
        var file = HourFiles.Csv([HourFiles.Row(1), HourFiles.Row(2)]);
        var waiting = await CheckedAsync(file);
        var first = await WrittenAsync(file);
        await Province.SendAsync(unit, new UndoImport(first, (await ViewAsync(first)).Version, "名单有误"));

        await CommitAsync(waiting);

        Assert.Equal((6, 6), await LedgerAsync());
        Assert.Equal(2, (await ViewAsync(waiting)).Credited);
    }

    private async Task<int> StagedAsync() =>
        (await Province.ReadAsync(db => db.ImportChunks.AsNoTracking().ToListAsync())).Sum(c => c.Rows.Length);
}
