using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

/// <summary>The history of a proposal says what changed answer by answer, and many savings in a row are one line.</summary>
public sealed class ProposalHistoryTests(PortalFixture portal) : SeminarTest(portal)
{
    private async Task<Guid> DraftAsync()
    {
        await BeginAsync(SeminarStage.Called);
        return await AsAsync(Year.Hosts[0], new BeginSeminarProposal(Year.Call));
    }

    private async Task SaveAsync(Guid id, ProposalSection section, Func<ProposalContent, ProposalContent> change) =>
        await AsAsync(Year.Hosts[0], new SaveProposalSection(id, await Year.VersionAsync<SeminarProposal>(id), section, change));

    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(Guid id) =>
        (await AsAsync(Year.Hosts[0], new GetSeminarProposal(id))).History;

    [Fact]
    public async Task Savings_in_a_row_are_one_line_with_their_number_and_the_final_differences()
    {
        var id = await DraftAsync();
        await SaveAsync(id, ProposalSection.Rationale, c => c with { Grounds = "一", Aims = "目标" });
        await SaveAsync(id, ProposalSection.Rationale, c => c with { Grounds = "一二", Aims = null });
        Province.Clock.Now += TimeSpan.FromMinutes(59);
        await SaveAsync(id, ProposalSection.Topic, c => c with { ContactPhone = "13900001111" });

        var line = (await HistoryAsync(id))[0];

        Assert.Equal((nameof(SaveProposalSection), 3, Province.Clock.Now), (line.Act, line.Times, line.Until));
        var answers = line.Changes.Where(c => c.Property == nameof(SeminarProposal.Content)).ToList();
        Assert.Equal(
            [("Telephone", null, "***"), ("Why the seminar is needed", null, "一二")],
            answers.Select(a => (a.Name!.Word, a.Before, a.After)).OrderBy(a => a.Word)
        );
    }

    [Fact]
    public async Task Another_act_and_another_hour_begin_another_line()
    {
        var id = await DraftAsync();
        await SaveAsync(id, ProposalSection.Rationale, c => c with { Grounds = "一" });
        await AsAsync(
            Year.Hosts[0],
            new AttachToProposal(id, await Year.VersionAsync<SeminarProposal>(id), "其他", "a.pdf", "%PDF-1.4"u8.ToArray())
        );
        await SaveAsync(id, ProposalSection.Rationale, c => c with { Grounds = "二" });
        await SaveAsync(id, ProposalSection.Rationale, c => c with { Grounds = "三" });
        Province.Clock.Now += TimeSpan.FromHours(1);
        await SaveAsync(id, ProposalSection.Rationale, c => c with { Grounds = "四" });

        var saved = (await HistoryAsync(id)).Where(l => l.Act == nameof(SaveProposalSection)).ToList();

        Assert.Equal([1, 2, 1], saved.Select(l => l.Times));
        Assert.Equal(["四", "三", "一"], saved.Select(l => l.Changes.Single(c => c.Name?.Word == "Why the seminar is needed").After));
        Assert.Empty((await Province.SendAsPortalAsync(new VerifyAuditChain(new Dictionary<long, string>()))).Faults);
    }

    [Fact]
    public async Task The_history_of_the_province_shows_a_run_once_with_the_record_it_is_about()
    {
        var id = await DraftAsync();
        await SaveAsync(id, ProposalSection.Topic, c => c with { Title = "人工智能" });
        await SaveAsync(id, ProposalSection.Topic, c => c with { Title = "人工智能高级研修班" });
        var auditor = await SomebodyAsync(Role.Auditor, SeminarYear.OfficeUnit);

        var list = await AsAsync(auditor, Search(20));

        var line = Assert.Single(list.Lines.Rows);
        Assert.Equal((2, "人工智能高级研修班"), (line.Times, line.Record));
    }

    [Fact]
    public async Task A_page_of_the_history_costs_as_many_statements_as_a_line()
    {
        var id = await DraftAsync();
        await SaveAsync(id, ProposalSection.Topic, c => c with { Title = "甲" });
        await SaveAsync(id, ProposalSection.Topic, c => c with { Title = "乙" });
        var auditor = await SomebodyAsync(Role.Auditor, SeminarYear.OfficeUnit);
        var one = await StatementsAsync(auditor);
        for (var i = 0; i < 5; i++)
        {
            Province.Clock.Now += TimeSpan.FromHours(2);
            await SaveAsync(id, ProposalSection.Topic, c => c with { Title = $"甲{i}" });
            await SaveAsync(id, ProposalSection.Topic, c => c with { Title = $"乙{i}" });
        }

        Assert.Equal(one, await StatementsAsync(auditor));
    }

    private async Task<int> StatementsAsync(Person auditor)
    {
        using var sent = new SentStatements();
        await AsAsync(auditor, Search(20));
        return sent.All.Count;
    }

    private static ListHistory Search(int size) => new(nameof(SaveProposalSection), null, null, null, null, new PageOf(null, size));
}
