using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using SkiaSharp;

namespace KnowledgeUpdate.Application.Tests.Countersign;

/// <summary>
/// Acts that wait for a second person: the publication of a plan and a change of the seal; and the objection that holds a publication up.
/// </summary>
public sealed class CountersignTests(PortalFixture portal) : UseCaseTest(portal)
{
    private SeminarYear year = null!;

    private async Task BeginAsync()
    {
        year = await SeminarYear.AtAsync(Province, SeminarStage.InPublicity);
        year.Pass(10);
    }

    [Fact]
    public async Task A_publication_happens_when_another_person_confirms_and_not_before()
    {
        await BeginAsync();
        var act = await year.SendAsync(year.Office, await year.PublicationFormAsync());

        var view = await year.SendAsync(year.Office, new GetProposedAct(act));
        Assert.Equal(
            (false, true, ProposedActState.Waiting, year.Today.AddDays(7)),
            (view.MayConfirm, view.MayWithdraw, view.State, view.ExpiresOn)
        );
        Assert.Equal(["2", "100"], view.Facts!.Consequences[0].Args);
        await Refused.ByAsync(
            "Nobody confirms what they proposed. Another member of the unit does.",
            () => year.SendAsync(year.Office, new ConfirmProposedAct(act, view.Version))
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => year.SendAsync(year.Bureau, new ConfirmProposedAct(act, view.Version)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            year.SendAsync(year.Office2, new ConfirmProposedAct(act, view.Version - 1))
        );
        await Refused.ByAsync(
            "This is proposed already and waits for a second person.",
            async () => await year.SendAsync(year.Office, await year.PublicationFormAsync())
        );
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await elsewhere.SendAsync(await elsewhere.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit), new GetProposedAct(act))
        );
        Assert.Equal(PlanState.InPublicity, (await year.LoadAsync<AnnualPlan>(year.Plan)).State);
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.WorkItems.CountAsync(w => w.SubjectId == act && w.DoneAt == null && w.Act == CountersignActs.Confirm)
            )
        );

        await Province.ConfirmAsync(act, year.Office2);

        Assert.Equal(PlanState.Published, (await year.LoadAsync<AnnualPlan>(year.Plan)).State);
        Assert.Equal(
            (ProposedActState.Confirmed, year.Office2.UserId),
            ((await year.LoadAsync<ProposedAct>(act)).State, (await year.LoadAsync<ProposedAct>(act)).DecidedById)
        );
        await Refused.ByStateAsync(ProposedActState.Confirmed, ProposedActAction.Confirm, () => Province.ConfirmAsync(act, year.Office2));
    }

    [Fact, Walks("list-proposed", "list-period", "list-hosts")]
    public async Task What_changed_since_it_was_proposed_cannot_be_confirmed()
    {
        await BeginAsync();
        var act = await year.SendAsync(year.Office, await year.PublicationFormAsync());
        await year.SendAsync(
            year.Office,
            new CorrectPublicity(year.Plan, await year.VersionAsync<AnnualPlan>(year.Plan), [year.Proposals[0]], "名单有误", year.Today)
        );

        var host = year.HostOf(0).UserId;
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n => n.UserId == host && n.Key == "“{0}” was taken out of the list in publicity: {1}")
            )
        );
        Assert.True((await year.SendAsync(year.Office2, new GetProposedAct(act))).HasChanged);
        await Refused.ByAsync(
            "What it rests on has changed since it was proposed. Decline it, and have it proposed again.",
            () => Province.ConfirmAsync(act, year.Office2)
        );
        Assert.Equal(PlanState.InPublicity, (await year.LoadAsync<AnnualPlan>(year.Plan)).State);
    }

    [Fact]
    public async Task It_is_declined_with_a_reason_withdrawn_by_who_proposed_it_or_lapses()
    {
        await BeginAsync();
        var first = await year.SendAsync(year.Office, await year.PublicationFormAsync());
        await RefusedInput.ForAsync(
            "Reason",
            "Enter why you do not confirm it: who proposed it reads it",
            async () => await year.SendAsync(year.Office2, new DeclineProposedAct(first, await year.VersionAsync<ProposedAct>(first), " "))
        );
        await Refused.ByAsync(
            "Only who proposed it withdraws it; you may decline it.",
            async () => await year.SendAsync(year.Office2, new WithdrawProposedAct(first, await year.VersionAsync<ProposedAct>(first)))
        );
        await year.SendAsync(year.Office2, new DeclineProposedAct(first, await year.VersionAsync<ProposedAct>(first), "文号不符"));
        var second = await year.SendAsync(year.Office, await year.PublicationFormAsync());
        await year.SendAsync(year.Office, new WithdrawProposedAct(second, await year.VersionAsync<ProposedAct>(second)));
        var third = await year.SendAsync(year.Office, await year.PublicationFormAsync());
        Assert.Equal(0, await Province.SendAsPortalAsync(new LapseProposedActs()));
        year.Pass(8);
        await Refused.ByAsync(
            "It could be confirmed until {0:yyyy-MM-dd}. Have it proposed again.",
            () => Province.ConfirmAsync(third, year.Office2)
        );

        Assert.Equal(1, await Province.SendAsPortalAsync(new LapseProposedActs()));

        Assert.Equal(
            [ProposedActState.Declined, ProposedActState.Withdrawn, ProposedActState.Lapsed],
            await Province.ReadAsync(db =>
                db.ProposedActs.Where(a => a.SubjectKind == nameof(AnnualPlan)).OrderBy(a => a.Id).Select(a => a.State).ToListAsync()
            )
        );
        Assert.False(await Province.ReadAsync(db => db.WorkItems.AnyAsync(w => w.Act == CountersignActs.Confirm && w.DoneAt == null)));
        Assert.Equal(PlanState.InPublicity, (await year.LoadAsync<AnnualPlan>(year.Plan)).State);
    }

    [Theory]
    [InlineData(1, "The document cannot be dated after today.")]
    [InlineData(-8, "The document cannot be dated before the notice period was over, on {0:yyyy-MM-dd} at 24:00.")]
    public async Task A_document_of_a_day_out_of_order_is_refused(int days, string sentence)
    {
        await BeginAsync();
        var form = await year.PublicationFormAsync() with { On = year.Today.AddDays(days) };

        await Refused.ByAsync(sentence, () => year.SendAsync(year.Office, form));
    }

    [Fact]
    public async Task A_number_that_is_none_is_told_beside_its_field()
    {
        await BeginAsync();
        var form = await year.PublicationFormAsync() with { DocumentNumber = "x" };

        await RefusedInput.ForAsync(
            "DocumentNumber",
            "Enter the document number as it stands in the head of the document, as 桂人社函〔2026〕188号.",
            () => year.SendAsync(year.Office, form)
        );
    }

    [Fact]
    public async Task Brackets_of_the_keyboard_become_those_of_the_standard()
    {
        await BeginAsync();

        var act = await year.SendAsync(year.Office, await year.PublicationFormAsync() with { DocumentNumber = "桂人社函[2026]188号" });

        Assert.Equal("桂人社函〔2026〕188号", (await year.SendAsync(year.Office2, new GetProposedAct(act))).Facts!.Said[0].Args[0]);
    }

    [Fact, Walks("objection-publication", "objection-correction")]
    public async Task An_upheld_objection_holds_the_publication_up_until_a_corrected_notice_carries_it_out()
    {
        year = await SeminarYear.AtAsync(Province, SeminarStage.InPublicity);
        var title = (await year.LoadAsync<AnnualPlan>(year.Plan)).Rows[0].Title;
        await Refused.ByAsync(
            "This list has no such row. Choose one of its rows, or the whole list.",
            () => Province.SendAsPublicAsync(new RaiseObjection(year.Publicity, "覃某", "138 0000 0000", "<x>", "与去年重复"))
        );
        await RefusedInput.ForAsync(
            "Content",
            "Leave out the invisible signs that turn the direction of the text",
            () => Province.SendAsPublicAsync(new RaiseObjection(year.Publicity, "覃某", "138 0000 0000", title, "与去年\u202E重复"))
        );
        var receipt = await Province.SendAsPublicAsync(new RaiseObjection(year.Publicity, "覃某", "138 0000 0000", title, "与去年重复"));
        var objection = await Province.ReadAsync(db => db.Objections.AsNoTracking().SingleAsync(o => o.Receipt == receipt));
        AnswerObjection Answer(string answer, string? measure) =>
            new(objection.Id, objection.Version, ObjectionFinding.Upheld, answer, measure);
        await Refused.ByAsync(
            "Say in the answer what was looked into and what was found: the person reads nothing else.",
            () => year.SendAsync(year.Office, Answer("不成立。", "取消该项目"))
        );
        await RefusedInput.ForAsync(
            "Measure",
            "Enter what is corrected in the list",
            () => year.SendAsync(year.Office, Answer("经核查，两个项目内容重复。", null))
        );

        await year.SendAsync(year.Office, Answer("经核查，两个项目内容重复。", "从名单中取消该项目"));

        var item = await Province.ReadAsync(db => db.WorkItems.SingleAsync(w => w.SubjectId == objection.Id && w.DoneAt == null));
        Assert.Equal((PublicityActs.CorrectList, year.Today.AddDays(5)), (item.Act, item.DueOn));
        year.Pass(10);
        await Refused.ByAsync(
            "{0} objections were upheld and the list is not corrected yet: correct the notice first.",
            async () => await year.SendAsync(year.Office, await year.PublicationFormAsync())
        );
        Assert.Equal([receipt], (await year.SendAsync(year.Office, new GetAnnualPlan(year.Plan))).Uncorrected.Select(o => o.Receipt));

        // A correction for another reason leaves it outstanding; one that carries it out frees the plan.
        await year.SendAsync(
            year.Office,
            new CorrectPublicity(
                year.Plan,
                await year.VersionAsync<AnnualPlan>(year.Plan),
                [year.Proposals[0]],
                "异议成立",
                year.Today,
                [objection.Id]
            )
        );
        Assert.False(await Province.ReadAsync(db => db.WorkItems.AnyAsync(w => w.SubjectId == objection.Id && w.DoneAt == null)));
        Assert.True((await Province.SendAsPublicAsync(new AskAboutObjection(receipt)))!.IsCorrected);
        year.Pass(10);
        await year.PublishAsync(await year.PublicationFormAsync());
        Assert.Equal(PlanState.Published, (await year.LoadAsync<AnnualPlan>(year.Plan)).State);
    }

    [Fact, Walks("seal-second")]
    public async Task A_seal_shows_on_certificates_once_confirmed_and_an_earlier_one_is_taken_again_in_the_same_way()
    {
        var (office, second) = (
            await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit),
            await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit)
        );
        var act = await Province.SendAsync(office, new ChangeIssuerSeal(new ChosenFile("章.png", SampleSeal.Draw())));
        Assert.Empty(await Province.SendAsync(office, new ListIssuerSeals()));
        Assert.Equal("%PDF"u8.ToArray(), (await Province.SendAsync(second, new GetSealSample(act)))[..4]);
        await Province.ConfirmAsync(act, second);
        var first = (await Province.SendAsync(office, new ListIssuerSeals())).Single().Id;
        Province.Clock.Now += TimeSpan.FromMinutes(1);
        await Province.SealAsync(office, new ChosenFile("新章.png", SampleSeal.Draw("新章")));
        Province.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(2, (await Province.SendAsync(office, new ListIssuerSeals())).Count);

        await Province.ConfirmAsync(await Province.SendAsync(office, new RetakeIssuerSeal(first)), second);

        var seals = await Province.SendAsync(office, new ListIssuerSeals());
        Assert.Equal((3, seals[2].Sha256), (seals.Count, seals[0].Sha256));
        await Refused.ByAsync("This seal is in use already.", () => Province.SendAsync(office, new RetakeIssuerSeal(first)));
    }

    [Fact]
    public async Task Who_is_alone_in_the_office_is_told_so_before_anything_waits()
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);

        await Refused.ByAsync(
            "Nobody else acts in your role in this unit, so nobody can confirm it. Have a second person appointed first.",
            () => Province.SendAsync(office, new ChangeIssuerSeal(new ChosenFile("章.png", SampleSeal.Draw())))
        );
        Assert.False(await Province.ReadAsync(db => db.ProposedActs.AnyAsync()));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(255, 255)]
    [InlineData(255, 254)]
    public async Task A_picture_without_ink_is_no_seal(byte alpha, byte shade)
    {
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        using var bitmap = new SKBitmap(600, 600);
        bitmap.Erase(new SKColor(shade, shade, shade, alpha));
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        await RefusedInput.ForAsync(
            "Picture",
            "Upload a picture with a seal on it: this one is empty, and certificates would show none",
            () => Province.SendAsync(office, new ChangeIssuerSeal(new ChosenFile("章.png", png.ToArray())))
        );
        Assert.False(await Province.ReadAsync(db => db.ProposedActs.AnyAsync()));
    }
}
