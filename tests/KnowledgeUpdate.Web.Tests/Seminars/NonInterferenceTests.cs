using System.Text.RegularExpressions;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Web.Tests.Seminars;

/// <summary>Whoever may not know a score sees the same bytes whatever the score is: no total, order or count may tell it.</summary>
public sealed partial class NonInterferenceTests(PortalFixture portal) : PageTest(portal)
{
    [Fact]
    public async Task No_page_depends_on_a_score_that_its_reader_may_not_know()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.Scoring);
        var (hidden, open) = (year.Proposals[0], year.Proposals[1]);
        await Province.SendAsync(year.Office2, new DeclareConflict(hidden, "曾任兼职教授"));
        var reader = await SignInAsync(year.Office2);
        string[] pages =
        [
            "/desk",
            "/notices",
            "/search?q=研修",
            $"/seminars/calls/{year.Call}",
            $"/experts/rounds/{year.Call}",
            "/seminars/calls",
            "/seminars/proposals",
            "/seminars/proposals?sort=rank",
            "/seminars/proposals?sort=saved",
            $"/seminars/proposals/{hidden}",
            $"/seminars/proposals/{open}",
            "/experts",
            "/seminars/plans",
        ];
        var before = await SnapshotAsync(reader, pages);
        var exported = await ExportAsync(year);

        await ScoreAsync(year, hidden, 40);
        var scored = await SnapshotAsync(reader, pages);
        await ScoreAsync(year, hidden, 95);
        var again = await SnapshotAsync(reader, pages);

        Assert.All(pages, page => Assert.Equal(before[page], scored[page]));
        Assert.All(pages, page => Assert.Equal(before[page], again[page]));
        Assert.Equal(exported, await ExportAsync(year));
        // The comparison itself sees a score that the reader may know.
        await ScoreAsync(year, open, 88);
        Assert.NotEqual(before[pages[4]], (await SnapshotAsync(reader, pages[4]))[pages[4]]);

        await year.OpenBenchAsync();
        await year.ChooseAsync([hidden]);
        await Province.SendAsync(year.Office, new SavePlanVariant(year.Plan, "B", null));
        var (a, b) = ((await year.VariantAsync()).Id, (await year.VariantAsync("B")).Id);
        string[] bench =
        [
            $"/seminars/plans/{year.Plan}/bench",
            $"/seminars/plans/{year.Plan}/bench?variant={b}",
            $"/seminars/plans/{year.Plan}/compare?left={a}&right={b}",
            $"/seminars/plans/{year.Plan}",
            "/seminars/proposals?sort=-rank",
            "/desk",
        ];
        var low = await SnapshotAsync(reader, bench);
        var changed = await TestDatabase.SqlAsync(
            Database.Admin,
            $"UPDATE seminar_proposals SET score = CASE WHEN score > 50 THEN 1.25 ELSE 99.75 END WHERE id = '{hidden}' RETURNING 1"
        );
        var high = await SnapshotAsync(reader, bench);

        Assert.Equal(1, changed);
        Assert.All(bench, page => Assert.Equal(low[page], high[page]));
    }

    /// <summary>The first expert of a proposal gives every criterion the same points.</summary>
    private async Task ScoreAsync(SeminarYear year, Guid proposal, decimal points)
    {
        var given = await Province.ReadAsync(db =>
            db.ExpertAssignments.AsNoTracking()
                .Where(a => a.SubjectId == proposal && a.State != AssignmentState.StoodAside)
                .OrderBy(a => a.Id)
                .FirstAsync()
        );
        await Province.SendAsync(
            year.Experts.Single(e => e.UserId == given.UserId),
            new SubmitScore(given.Id, given.Version, [points, points], $"评语{points}")
        );
    }

    /// <summary>The rows that the reader's export is made of.</summary>
    private async Task<IReadOnlyList<ProposalRow>> ExportAsync(SeminarYear year)
    {
        var rows = new List<ProposalRow>();
        await Province.SendAsync(
            year.Office2,
            new ExportSeminarProposals(
                new ProposalFilter(),
                "-rank",
                async found =>
                {
                    await foreach (var row in found)
                        rows.Add(row);
                }
            )
        );
        return rows;
    }

    private static async Task<Dictionary<string, string>> SnapshotAsync(FormBrowser reader, params string[] pages)
    {
        var seen = new Dictionary<string, string>();
        foreach (var page in pages)
        {
            var answer = await reader.Client.GetAsync(page);
            Assert.True(answer.IsSuccessStatusCode, $"{page}: {answer.StatusCode}");
            seen[page] = Fresh().Replace(await answer.Content.ReadAsStringAsync(), "");
        }

        return seen;
    }

    /// <summary>What is new with every answer: the forms' tokens and keys.</summary>
    [GeneratedRegex("""<input[^>]*name="(__RequestVerificationToken|__key)"[^>]*>|nonce="[^"]*"|nonce-[^'"]*""")]
    private static partial Regex Fresh();
}
