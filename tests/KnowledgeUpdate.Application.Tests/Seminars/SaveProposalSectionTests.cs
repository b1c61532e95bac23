using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class SaveProposalSectionTests(PortalFixture portal) : SeminarTest(portal)
{
    private Task<SavedSection> SaveAsync(
        Person who,
        Guid id,
        uint version,
        ProposalSection section,
        Func<ProposalContent, ProposalContent> change
    ) => AsAsync(who, new SaveProposalSection(id, version, section, change));

    [Fact]
    public async Task An_incomplete_section_is_kept_and_says_what_it_lacks()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call));
        Year.Pass(0, 1);

        var saved = await SaveAsync(
            Year.Hosts[0],
            id,
            await Year.VersionAsync<SeminarProposal>(id),
            ProposalSection.Rationale,
            c => c with { Grounds = "有据" }
        );

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

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            SaveAsync(Year.Hosts[0], id, stale, ProposalSection.Topic, c => c with { Title = "后到的标题" })
        );
        var version = await ProposalVersionAsync();
        await Assert.ThrowsAsync<NotFoundException>(() =>
            SaveAsync(Year.Hosts[1], id, version, ProposalSection.Topic, c => c with { Title = "别家" })
        );
        await Assert.ThrowsAsync<NotFoundException>(() =>
            other.SendAsync(abroad, new SaveProposalSection(id, version, ProposalSection.Topic, c => c with { Title = "外省" }))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            SaveAsync(Year.Bureau, id, version, ProposalSection.Topic, c => c with { Title = "市局" })
        );
        await AssertNothingWrittenAsync();
        Assert.Equal("先到的标题", (await ProposalAsync()).Title);
    }

    [Fact]
    public async Task A_returned_form_opens_only_its_marked_sections()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 1);
        await Refused.ByAsync(
            "The proposal is “{0}”: it can no longer be changed.",
            async () =>
                await SaveAsync(
                    Year.Hosts[0],
                    Year.Proposals[0],
                    await ProposalVersionAsync(),
                    ProposalSection.Topic,
                    c => c with { Title = "已交" }
                )
        );
        await AsAsync(
            Year.Bureau,
            new ReviewSeminarProposal(
                Year.Proposals[0],
                await ProposalVersionAsync(),
                ReviewDecision.Returned,
                "课程表需修改。",
                null,
                [ProposalSection.Courses]
            )
        );
        var before = await ProposalAsync();
        await MarkAsync();

        await Refused.ByAsync(
            "The reviewer did not open this section. Only the marked sections can be changed.",
            () => SaveAsync(Year.Hosts[0], before.Id, before.Version, ProposalSection.Topic, c => c with { Title = "偷改" })
        );
        await Refused.ByAsync(
            "The reviewer did not open this section. Only the marked sections can be changed.",
            () => AsAsync(Year.Hosts[0], new AttachToProposal(before.Id, before.Version, "补充", "a.pdf", SeminarYear.Pdf("a")))
        );
        await Refused.ByAsync(
            "The reviewer did not open this section. Only the marked sections can be changed.",
            () => AsAsync(Year.Hosts[0], new RemoveFromProposal(before.Id, before.Version, before.Content.Attachments[0].Id))
        );
        await AssertNothingWrittenAsync();
        // A change that reaches beyond its section takes effect in its section only.
        await SaveAsync(
            Year.Hosts[0],
            before.Id,
            before.Version,
            ProposalSection.Courses,
            c => c with { Title = "偷改", Courses = [c.Courses[0] with { Topic = "新课" }, .. c.Courses.Skip(1)] }
        );

        var after = await ProposalAsync();
        Assert.Equal((before.Title, before.Title, "新课"), (after.Title, after.Content.Title, after.Content.Courses[0].Topic));
    }
}
