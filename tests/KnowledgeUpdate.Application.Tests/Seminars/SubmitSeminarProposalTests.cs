using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class SubmitSeminarProposalTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task A_complete_draft_is_filed_with_number_version_step_work_item_and_notice()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await Year.DraftAsync(0);
        await MarkAsync();

        var filed = await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await ProposalVersionAsync()));

        Assert.Equal(
            ("2027-001", SeminarYear.Nanning, (DateOnly?)new DateOnly(2026, 12, 8)),
            (filed.Number, filed.Reviewer, filed.ReviewDueOn)
        );
        var saved = await ProposalAsync();
        Assert.Equal(
            (ProposalState.Submitted, "2027-001", 1, Province.Clock.Now, Year.Hosts[0].UserId),
            (saved.State, saved.Number, saved.FiledVersions, saved.SubmittedAt!.Value, saved.SubmittedById!.Value)
        );
        Assert.Equal(
            saved.Title,
            (await Province.ReadAsync(db => db.ProposalVersions.AsNoTracking().SingleAsync(v => v.ProposalId == id))).Content.Title
        );
        Assert.Equal((2, 1, 1), await GainedAsync());
        Assert.Equal(
            (ReviewDecision.Submitted, 1, Year.Hosts[0].UserId),
            ((await LastStepAsync(id)).Decision, (await LastStepAsync(id)).RecordVersion!.Value, (await LastStepAsync(id)).UserId)
        );
        Assert.Equal([SeminarActs.FirstReview], await OpenWorkAsync(id));
    }

    [Fact]
    public async Task What_is_missing_is_counted_and_uses_no_number()
    {
        await BeginAsync(SeminarStage.Called);
        var empty = await AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call));
        var id = await Year.DraftAsync(1);
        var paper = (await ProposalAsync()).Content.Attachments[0].Id;
        var stale = await ProposalVersionAsync();
        await AsAsync(Year.Hosts[1], new RemoveFromProposal(id, stale, paper));
        await MarkAsync();

        Assert.Equal(
            20,
            Assert.Single(
                (
                    await Refused.ByAsync(
                        "{0} answers are still missing or to be corrected. See the list of sections.",
                        async () =>
                            await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(empty, await Year.VersionAsync<SeminarProposal>(empty)))
                    )
                ).Args
            )
        );
        Assert.Equal(
            1,
            Assert.Single(
                (
                    await Refused.ByAsync(
                        "{0} answers are still missing or to be corrected. See the list of sections.",
                        async () => await AsAsync(Year.Hosts[1], new SubmitSeminarProposal(id, await ProposalVersionAsync()))
                    )
                ).Args
            )
        );
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await ProposalVersionAsync()))
        );
        await AssertNothingWrittenAsync();
        Assert.Equal(0, (await Year.LoadAsync<SeminarCall>(Year.Call)).LastNumber);
    }

    [Fact]
    public async Task A_stale_page_and_a_closed_call_are_refused_and_use_no_number()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await Year.DraftAsync(1);
        var stale = await ProposalVersionAsync();
        await AsAsync(Year.Hosts[1], new AttachToProposal(id, stale, SeminarYear.Papers[0], "a.pdf", SeminarYear.Pdf("a")));
        await MarkAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => AsAsync(Year.Hosts[1], new SubmitSeminarProposal(id, stale)));
        var now = Province.Clock.Now;
        Year.CloseCall();
        await Refused.ByAsync(
            "The call takes proposals from {0} to {1}. Ask the programme office if the time is to be extended.",
            async () => await AsAsync(Year.Hosts[1], new SubmitSeminarProposal(id, await ProposalVersionAsync()))
        );
        await AssertNothingWrittenAsync();
        Assert.Equal(
            (ProposalState.Draft, null, 0),
            ((await ProposalAsync()).State, (await ProposalAsync()).Number, (await Year.LoadAsync<SeminarCall>(Year.Call)).LastNumber)
        );

        Province.Clock.Now = now;
        Assert.Equal("2027-001", (await AsAsync(Year.Hosts[1], new SubmitSeminarProposal(id, await ProposalVersionAsync()))).Number);
    }

    [Fact]
    public async Task Filed_again_after_a_return_it_keeps_its_number_and_both_versions_even_after_the_call_closed()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);
        var id = Year.Proposals[0];
        var first = (await ProposalAsync()).Content.Courses[0].Topic;
        await AsAsync(
            Year.Bureau,
            new ReviewSeminarProposal(
                id,
                await ProposalVersionAsync(),
                ReviewDecision.Returned,
                "课程表需修改。",
                null,
                [ProposalSection.Courses]
            )
        );
        Assert.Equal([SeminarActs.Mend], await OpenWorkAsync(id));
        await AsAsync(
            Year.Hosts[0],
            new SaveProposalSection(
                id,
                await ProposalVersionAsync(),
                ProposalSection.Courses,
                c => c with { Courses = [c.Courses[0] with { Topic = "新课" }, .. c.Courses.Skip(1)] }
            )
        );
        Year.CloseCall();

        await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await ProposalVersionAsync()));

        var saved = await ProposalAsync();
        Assert.Equal(
            (ProposalState.Submitted, "2027-001", 2, 0),
            (saved.State, saved.Number, saved.FiledVersions, saved.OpenSections.Count)
        );
        Assert.Equal([SeminarActs.FirstReview], await OpenWorkAsync(id));
        var comparison = await AsAsync(Year.Bureau, new CompareProposals(id, null, null, null));
        var changed = Assert.Single(comparison.Lines, l => l.Differs);
        Assert.Equal((1, 2, ProposalSection.Courses), (comparison.Left, comparison.Right, changed.Section));
        Assert.Contains(first, changed.Left, StringComparison.Ordinal);
        Assert.Contains("新课", changed.Right, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[1], new CompareProposals(id, null, null, null)));
    }

    [Fact]
    public async Task Eight_who_file_at_once_get_eight_numbers_without_gap()
    {
        await BeginAsync(SeminarStage.Called);
        var drafts = new List<(Person Who, Guid Id, uint Version)>();
        for (var i = 0; i < 8; i++)
        {
            var id = await Year.DraftAsync(i);
            drafts.Add((Year.HostOf(i), id, await Year.VersionAsync<SeminarProposal>(id)));
        }

        var filed = await Task.WhenAll(drafts.Select(d => AsAsync(d.Who, new SubmitSeminarProposal(d.Id, d.Version))));

        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"2027-{n:000}"), filed.Select(f => f.Number).Order());
        Assert.Equal(8, (await Year.LoadAsync<SeminarCall>(Year.Call)).LastNumber);
        Assert.Empty((await Province.SendAsPortalAsync(new Application.Audit.VerifyAuditChain(new Dictionary<long, string>()))).Faults);
    }
}
