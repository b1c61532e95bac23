using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class BeginSeminarProposalTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task A_hosting_unit_begins_an_empty_draft_that_others_do_not_see()
    {
        await BeginAsync(SeminarStage.Called);

        var id = await AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call));

        var draft = await Year.LoadAsync<SeminarProposal>(id);
        Assert.Equal((ProposalState.Draft, SeminarYear.University, Year.Hosts[0].UserId, (string?)null), (draft.State, draft.OrganisationName, draft.CreatedById, draft.Number));
        Assert.Equal((1, 0, 0), await GainedAsync());
        foreach (var other in new[] { Year.Office, Year.Bureau, Year.Hosts[1] })
            await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(other, new GetProposalVersion(id)));
    }

    [Fact]
    public async Task Without_the_capacity_or_outside_the_time_nothing_is_begun()
    {
        await BeginAsync(SeminarStage.Called);
        var visitor = await SomebodyAsync(Role.UnitAdministrator, "广西科学院");
        await MarkAsync();

        var refusal = await Assert.ThrowsAsync<RuleException>(() => AsAsync(visitor, new BeginSeminarProposal(Year.Call)));
        Assert.Equal("广西科学院", refusal.Args[0]);
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new BeginSeminarProposal(Year.Call)));
        Year.CloseCall();
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call)));
        var (other, _) = await AbroadAsync();
        await using var __ = other;
        var abroad = await other.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsync(abroad, new BeginSeminarProposal(Year.Call)));
        await AssertNothingWrittenAsync();
        Assert.False(await Province.ReadAsync(db => db.SeminarProposals.AnyAsync()));
    }

    [Fact]
    public async Task A_copy_keeps_what_is_worth_keeping_and_only_of_the_own_unit()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 2);
        var former = await ProposalAsync();

        var id = await AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call, former.Id));

        var copy = await Year.LoadAsync<SeminarProposal>(id);
        Assert.Equal((former.Title, former.Content.Grounds, former.Content.Courses.Count), (copy.Title, copy.Content.Grounds, copy.Content.Courses.Count));
        Assert.Equal((null, 0m, 0m, 0m, 0), (copy.StartsOn, copy.CentralFunds, copy.RegionFunds, copy.Content.OwnFunds, copy.Content.Attachments.Count));
        Assert.Equal((null, 0, ProposalState.Draft), (copy.Number, copy.FiledVersions, copy.State));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call, Year.Proposals[1])));
    }
}

public sealed class SaveProposalSectionTests(PortalFixture portal) : SeminarTest(portal)
{
    private Task<SavedSection> SaveAsync(Person who, Guid id, uint version, ProposalSection section, Func<ProposalContent, ProposalContent> change) => AsAsync(who, new SaveProposalSection(id, version, section, change));

    [Fact]
    public async Task An_incomplete_section_is_kept_and_says_what_it_lacks()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call));
        Year.Pass(0, 1);

        var saved = await SaveAsync(Year.Hosts[0], id, await Year.VersionAsync<SeminarProposal>(id), ProposalSection.Rationale, c => c with { Grounds = "有据" });

        Assert.Equal(Province.Clock.Now, saved.SavedAt);
        Assert.Equal("Aims", Assert.Single(saved.Faults).FieldName);
        Assert.Equal("有据", (await Year.LoadAsync<SeminarProposal>(id)).Content.Grounds);
    }

    [Fact]
    public async Task A_stale_page_another_unit_and_another_province_change_nothing()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await Year.DraftAsync(0);
        var stale = await Year.VersionAsync<SeminarProposal>(id);
        await SaveAsync(Year.Hosts[0], id, stale, ProposalSection.Topic, c => c with { Title = "先到的标题" });
        var (other, _) = await AbroadAsync();
        await using var __ = other;
        var abroad = await other.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        await MarkAsync();

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveAsync(Year.Hosts[0], id, stale, ProposalSection.Topic, c => c with { Title = "后到的标题" }));
        var version = await ProposalVersionAsync();
        await Assert.ThrowsAsync<NotFoundException>(() => SaveAsync(Year.Hosts[1], id, version, ProposalSection.Topic, c => c with { Title = "别家" }));
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsync(abroad, new SaveProposalSection(id, version, ProposalSection.Topic, c => c with { Title = "外省" })));
        await Assert.ThrowsAsync<ForbiddenException>(() => SaveAsync(Year.Bureau, id, version, ProposalSection.Topic, c => c with { Title = "市局" }));
        await AssertNothingWrittenAsync();
        Assert.Equal("先到的标题", (await ProposalAsync()).Title);
    }

    [Fact]
    public async Task A_returned_form_opens_only_its_marked_sections()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);
        await Assert.ThrowsAsync<RuleException>(async () => await SaveAsync(Year.Hosts[0], Year.Proposals[0], await ProposalVersionAsync(), ProposalSection.Topic, c => c with { Title = "已交" }));
        await AsAsync(Year.Bureau, new ReviewSeminarProposal(Year.Proposals[0], await ProposalVersionAsync(), ReviewDecision.Returned, "课程表需修改。", null, [ProposalSection.Courses]));
        var before = await ProposalAsync();
        await MarkAsync();

        await Assert.ThrowsAsync<RuleException>(() => SaveAsync(Year.Hosts[0], before.Id, before.Version, ProposalSection.Topic, c => c with { Title = "偷改" }));
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Hosts[0], new AttachToProposal(before.Id, before.Version, "补充", "a.pdf", SeminarYear.Pdf("a"))));
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Hosts[0], new RemoveFromProposal(before.Id, before.Version, before.Content.Attachments[0].Id)));
        await AssertNothingWrittenAsync();
        // A change that reaches beyond its section takes effect in its section only.
        await SaveAsync(Year.Hosts[0], before.Id, before.Version, ProposalSection.Courses, c => c with { Title = "偷改", Courses = [c.Courses[0] with { Topic = "新课" }, .. c.Courses.Skip(1)] });

        var after = await ProposalAsync();
        Assert.Equal((before.Title, before.Title, "新课"), (after.Title, after.Content.Title, after.Content.Courses[0].Topic));
    }
}

public sealed class AttachToProposalTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task The_type_is_read_from_the_content_and_a_removed_file_stays_in_the_versions()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await Year.DraftAsync(0);
        await AsAsync(Year.Hosts[0], new AttachToProposal(id, await ProposalVersionAsync(), null, "照片.exe", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]));
        var filed = (await ProposalAsync()).Content.Attachments;
        Assert.Equal(3, filed.Count);
        Assert.Equal("image/png", (await Year.LoadAsync<Domain.Files.Attachment>(filed[2].Id)).ContentType);
        await MarkAsync();

        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Hosts[0], new AttachToProposal(id, await ProposalVersionAsync(), "证明", "证明.pdf", "MZ not a pdf"u8.ToArray())));
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Hosts[0], new AttachToProposal(id, await ProposalVersionAsync(), "证明", "空.pdf", [])));
        await Assert.ThrowsAsync<NotFoundException>(async () => await AsAsync(Year.Hosts[1], new AttachToProposal(id, await ProposalVersionAsync(), "证明", "a.pdf", SeminarYear.Pdf("a"))));
        await AssertNothingWrittenAsync();

        await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await ProposalVersionAsync()));
        await AsAsync(Year.Bureau, new ReviewSeminarProposal(id, await ProposalVersionAsync(), ReviewDecision.Returned, "换附件。", null, [ProposalSection.Attachments]));
        await AsAsync(Year.Hosts[0], new RemoveFromProposal(id, await ProposalVersionAsync(), filed[0].Id));
        Assert.Equal([filed[1].Id, filed[2].Id], (await ProposalAsync()).Content.Attachments.Select(a => a.Id));
        Assert.Equal(3, (await Province.ReadAsync(db => db.ProposalVersions.AsNoTracking().SingleAsync(v => v.ProposalId == id))).Content.Attachments.Count);
        Assert.Equal(SeminarYear.Pdf(SeminarYear.Papers[0]), (await AsAsync(Year.Bureau, new DownloadAttachment(id, filed[0].Id))).Bytes);
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[1], new DownloadAttachment(id, filed[0].Id)));
    }
}

public sealed class SubmitSeminarProposalTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact]
    public async Task A_complete_draft_is_filed_with_number_version_step_work_item_and_notice()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await Year.DraftAsync(0);
        await MarkAsync();

        var filed = await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await ProposalVersionAsync()));

        Assert.Equal(("2027-001", SeminarYear.Nanning, (DateOnly?)new DateOnly(2026, 12, 8)), (filed.Number, filed.Reviewer, filed.ReviewDueOn));
        var saved = await ProposalAsync();
        Assert.Equal((ProposalState.Submitted, "2027-001", 1, Province.Clock.Now, Year.Hosts[0].UserId), (saved.State, saved.Number, saved.FiledVersions, saved.SubmittedAt!.Value, saved.SubmittedById!.Value));
        Assert.Equal(saved.Title, (await Province.ReadAsync(db => db.ProposalVersions.AsNoTracking().SingleAsync(v => v.ProposalId == id))).Content.Title);
        Assert.Equal((2, 1, 1), await GainedAsync());
        Assert.Equal((ReviewDecision.Submitted, 1, Year.Hosts[0].UserId), ((await LastStepAsync(id)).Decision, (await LastStepAsync(id)).RecordVersion!.Value, (await LastStepAsync(id)).UserId));
        Assert.Equal([WorkActs.FirstReview], await OpenWorkAsync(id));
    }

    [Fact]
    public async Task What_is_missing_a_closed_call_and_a_stale_page_are_refused_and_use_no_number()
    {
        await BeginAsync(SeminarStage.Called);
        var empty = await AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call));
        var id = await Year.DraftAsync(1);
        var paper = (await ProposalAsync()).Content.Attachments[0].Id;
        var stale = await ProposalVersionAsync();
        await AsAsync(Year.Hosts[1], new RemoveFromProposal(id, stale, paper));
        await MarkAsync();

        Assert.IsType<int>(Assert.Single((await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(empty, await Year.VersionAsync<SeminarProposal>(empty))))).Args));
        Assert.Equal(1, Assert.Single((await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Hosts[1], new SubmitSeminarProposal(id, await ProposalVersionAsync())))).Args));
        await Assert.ThrowsAsync<NotFoundException>(async () => await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await ProposalVersionAsync())));
        await AssertNothingWrittenAsync();
        await AsAsync(Year.Hosts[1], new AttachToProposal(id, await ProposalVersionAsync(), SeminarYear.Papers[0], "a.pdf", SeminarYear.Pdf("a")));
        await MarkAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => AsAsync(Year.Hosts[1], new SubmitSeminarProposal(id, stale)));
        var now = Province.Clock.Now;
        Year.CloseCall();
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Hosts[1], new SubmitSeminarProposal(id, await ProposalVersionAsync())));
        await AssertNothingWrittenAsync();
        Assert.Equal((ProposalState.Draft, null, 0), ((await ProposalAsync()).State, (await ProposalAsync()).Number, (await Year.LoadAsync<SeminarCall>(Year.Call)).LastNumber));

        Province.Clock.Now = now;
        Assert.Equal("2027-001", (await AsAsync(Year.Hosts[1], new SubmitSeminarProposal(id, await ProposalVersionAsync()))).Number);
    }

    [Fact]
    public async Task Filed_again_after_a_return_it_keeps_its_number_and_both_versions_even_after_the_call_closed()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);
        var id = Year.Proposals[0];
        var first = (await ProposalAsync()).Content.Courses[0].Topic;
        await AsAsync(Year.Bureau, new ReviewSeminarProposal(id, await ProposalVersionAsync(), ReviewDecision.Returned, "课程表需修改。", null, [ProposalSection.Courses]));
        Assert.Equal([WorkActs.Mend], await OpenWorkAsync(id));
        await AsAsync(Year.Hosts[0], new SaveProposalSection(id, await ProposalVersionAsync(), ProposalSection.Courses, c => c with { Courses = [c.Courses[0] with { Topic = "新课" }, .. c.Courses.Skip(1)] }));
        Year.CloseCall();

        await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(id, await ProposalVersionAsync()));

        var saved = await ProposalAsync();
        Assert.Equal((ProposalState.Submitted, "2027-001", 2, 0), (saved.State, saved.Number, saved.FiledVersions, saved.OpenSections.Count));
        Assert.Equal([WorkActs.FirstReview], await OpenWorkAsync(id));
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

public sealed class WithdrawSeminarProposalTests(PortalFixture portal) : SeminarTest(portal)
{
    [Fact, Walks("proposal-quota")]
    public async Task A_withdrawn_recommendation_gives_its_quota_back()
    {
        await BeginAsync(SeminarStage.Recommended, proposals: 2);
        Assert.Equal(new QuotaView(2, 8), await AsAsync(Year.Bureau, new GetRecommendationQuota(Year.Call)));
        await MarkAsync();

        await AsAsync(Year.Hosts[0], new WithdrawSeminarProposal(Year.Proposals[0], await ProposalVersionAsync(), "项目调整"));

        Assert.Equal(new QuotaView(1, 8), await AsAsync(Year.Bureau, new GetRecommendationQuota(Year.Call)));
        Assert.Equal([ProposalState.Withdrawn, ProposalState.Recommended], await Year.StatesAsync());
        Assert.Equal((1, 1, 0), await GainedAsync());
        Assert.Equal((ReviewDecision.Withdrawn, "项目调整"), ((await LastStepAsync(Year.Proposals[0])).Decision, (await LastStepAsync(Year.Proposals[0])).Opinion));
    }

    [Fact]
    public async Task A_filed_one_closes_its_review_and_others_and_later_states_are_refused()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 2);
        var stale = await ProposalVersionAsync();
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[1], new WithdrawSeminarProposal(Year.Proposals[0], stale, null)));
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new WithdrawSeminarProposal(Year.Proposals[0], stale, null)));

        await AsAsync(Year.Hosts[0], new WithdrawSeminarProposal(Year.Proposals[0], stale, null));

        Assert.Empty(await OpenWorkAsync(Year.Proposals[0]));
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Hosts[0], new WithdrawSeminarProposal(Year.Proposals[0], await ProposalVersionAsync(), null)));
        await Year.RecommendAsync(Year.Proposals[1]);
        await Year.BeginScoringAsync();
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Hosts[1], new WithdrawSeminarProposal(Year.Proposals[1], await ProposalVersionAsync(1), null)));
    }
}
