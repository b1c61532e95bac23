using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Offers;

/// <summary>Proposals, objections, amendments and proposed acts: what is offered is not refused, and the other way round.</summary>
public sealed class SeminarOfferTests(PortalFixture portal) : UseCaseTest(portal)
{
    private SeminarYear year = null!;
    private OfferBook book = null!;

    private async Task BeginAsync(SeminarStage stage, int proposals = 1)
    {
        year = await SeminarYear.AtAsync(Province, stage, proposals);
        book = await OfferBook.OfAsync(Province, [year.Office, year.Bureau, year.Department, year.Hosts[0]]);
        var member = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        book.People.Add(await Province.JoinAsync(year.Office, member, Role.LocalBureau, SeminarYear.Nanning));
        book.People.Add(await Province.JoinAsync(year.Office, member, Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        book.People.Add(await Province.LendAsync(year.Office, await Province.PersonAsync(Role.Inspector, SeminarYear.OfficeUnit), 90));
        book.People.Add(await Province.LendAsync(year.Bureau, await Province.PersonAsync(Role.Inspector, SeminarYear.Nanning), 90));
    }

    private async Task CompareProposalAsync(Guid id)
    {
        var (version, proposal) = (await year.VersionAsync<SeminarProposal>(id), await year.LoadAsync<SeminarProposal>(id));
        var state = $"{proposal.State}";
        var view = OfferBook.View(person => year.SendAsync(person, new GetSeminarProposal(id)));
        Func<Person, Task<bool>> Right(Func<ProposalRights, bool> right) => view(v => right(v.Rights));
        await book.CompareAsync(
            "Edit",
            state,
            Right(r => r.Edit),
            () => new SaveProposalSection(id, version, ProposalSection.Topic, c => c)
        );
        await book.CompareAsync("Submit", state, Right(r => r.Submit), () => new SubmitSeminarProposal(id, version, Unchanged: true));
        await book.CompareAsync("Withdraw", state, Right(r => r.Withdraw), () => new WithdrawSeminarProposal(id, version, "另有安排"));
        await book.CompareAsync(
            "Review",
            state,
            Right(r => r.Review),
            () => new ReviewSeminarProposal(id, version, ReviewDecision.Returned, "请修改。", null, [ProposalSection.Topic])
        );
        await book.CompareAsync(
            "Tick",
            state,
            async person =>
                (await year.SendAsync(person, new ListSeminarProposals(new(), null, new()))).Rows.Any(r => r.Id == id && r.MayReview),
            () => new RecommendSeminarProposals([(id, version)], "同意推荐。")
        );
        await book.CompareAsync(
            "Forward",
            state,
            Right(r => r.Forward),
            () => new ForwardToMinistry(id, version, year.Today, "桂人社函〔2026〕188号")
        );
    }

    [Fact]
    public async Task Of_a_call_at_every_state()
    {
        await BeginAsync(SeminarStage.Called);
        await CompareCallAsync();
        await year.FileAsync(0);
        await CompareCallAsync();
        year.CloseCall();
        await CompareCallAsync();
        foreach (var proposal in year.Proposals)
            await year.RecommendAsync(proposal);
        await year.EnterExpertsAsync();
        await CompareCallAsync();
        await year.SendAsync(year.Office, new BeginExpertScoring(year.Call, await year.VersionAsync<SeminarCall>(year.Call), "seed"));
        await CompareCallAsync();
        await year.ScoreAsync();
        await CompareCallAsync();
        await year.SendAsync(year.Office2, new DeclareConflict(year.Proposals[0], "承办人是我的导师"));
        await CompareCallAsync();
        await year.OpenBenchAsync();
        await CompareCallAsync();

        book.AssertSame("Extend", "Correct the terms", "Withdraw the call", "Begin scoring", "Open the bench");
    }

    [Fact]
    public async Task Of_a_call_before_it_is_public()
    {
        await BeginAsync(SeminarStage.Called);
        year.Call = await year.SendAsync(year.Office, year.CallForm() with { Title = "另一通知" });
        await CompareDraftAsync();
        var act = await year.SendAsync(year.Office, new PublishSeminarCall(year.Call, await year.VersionAsync<SeminarCall>(year.Call)));
        await CompareDraftAsync();
        await CompareActAsync(act);

        book.AssertSame("Edit", "Send for release", "Confirm", "Decline", "Withdraw act");
    }

    private async Task CompareDraftAsync()
    {
        var call = await year.LoadAsync<SeminarCall>(year.Call);
        var view = OfferBook.View<CallView>(person => Province.SendAsync(person, new GetSeminarCall(call.Id)));
        await book.CompareAsync("Edit", $"{call.State}", view(v => v.Rights.MayEdit), () => year.CallForm(call.Id, call.Version));
        await book.CompareAsync(
            "Send for release",
            $"{call.State}",
            view(v => v.Rights.MayPublish),
            () => new PublishSeminarCall(call.Id, call.Version)
        );
    }

    private async Task CompareCallAsync()
    {
        var call = await year.LoadAsync<SeminarCall>(year.Call);
        var state = $"{call.State} on {BeijingTime.DateOf(Province.Clock.Now)}";
        var view = OfferBook.View<CallView>(person => Province.SendAsync(person, new GetSeminarCall(call.Id)));
        await book.CompareAsync(
            "Extend",
            state,
            view(v => v.Rights.MayExtend),
            () => new ExtendSeminarCall(call.Id, call.Version, Province.Clock.Now.DateTime.AddDays(30), "疫情")
        );
        await book.CompareAsync(
            "Correct the terms",
            state,
            view(v => v.Rights.MayCorrect),
            () => new CorrectSeminarCall(call.Id, call.Version, call.Terms with { MonthLimit = 9 }, "漏写")
        );
        await book.CompareAsync(
            "Withdraw the call",
            state,
            view(v => v.Rights.MayWithdraw),
            () => new WithdrawSeminarCall(call.Id, call.Version, "有误")
        );
        await book.CompareAsync(
            "Begin scoring",
            state,
            view(v => v.Rights.MayBeginScoring),
            () => new BeginExpertScoring(call.Id, call.Version, "seed")
        );
        await book.CompareAsync("Open the bench", state, view(v => v.Rights.MayOpenBench), () => new OpenPlanBench(call.Id, call.Version));
    }

    [Fact]
    public async Task Of_the_plan_at_every_state()
    {
        await BeginAsync(SeminarStage.Candidates, 2);
        // Who hosts the other seminar asks for a change of that one.
        book.People.RemoveAll(p => p.Unit.Name == SeminarYear.Finance);
        await ComparePlanAsync();
        await year.FormAsync(year.Office, []);
        await ComparePlanAsync();
        await year.PubliciseAsync();
        await ComparePlanAsync();
        year.Pass(10);
        await ComparePlanAsync();
        await year.SendAsync(year.Office, await year.PublicationFormAsync());
        await ComparePlanAsync();
        await Province.ConfirmAsync(
            await Province.ReadAsync(db => db.ProposedActs.Where(a => a.State == ProposedActState.Waiting).Select(a => a.Id).SingleAsync()),
            year.Office2
        );
        await ComparePlanAsync();

        book.AssertSame("Form", "Reopen", "Publicise", "Correct", "Publish", "Ask for an amendment");
    }

    private async Task ComparePlanAsync()
    {
        var plan = await year.LoadAsync<AnnualPlan>(year.Plan);
        var state = $"{plan.State} on {year.Today}";
        var variant = await Province.ReadAsync(db => db.PlanVariants.AsNoTracking().SingleAsync(v => v.PlanId == plan.Id));
        var view = OfferBook.View<PlanView>(person => year.SendAsync(person, new GetAnnualPlan(plan.Id)));
        if (variant.Proposals.Count == 0)
        {
            await year.ChooseAsync(year.Proposals);
            variant = await Province.ReadAsync(db => db.PlanVariants.AsNoTracking().SingleAsync(v => v.PlanId == plan.Id));
        }

        await book.CompareAsync(
            "Form",
            state,
            view(v => v.Rights.MayCompose),
            () => new FormAnnualPlan(plan.Id, plan.Version, variant.Id, variant.Version, "会议研究同意")
        );
        await book.CompareAsync("Reopen", state, view(v => v.Rights.MayReopen), () => new ReopenAnnualPlan(plan.Id, plan.Version, "重排"));
        var notice = await year.PublicityFormAsync(year.Today);
        await book.CompareAsync("Publicise", state, view(v => v.Rights.MayPublicise), () => notice);
        await book.CompareAsync(
            "Correct",
            state,
            view(v => v.Rights.MayCorrect),
            () => new CorrectPublicity(plan.Id, plan.Version, [year.Proposals[1]], "异议成立", year.Today)
        );
        var publication = await year.PublicationFormAsync();
        await book.CompareAsync("Publish", state, view(v => v.Rights.MayPublish), () => publication);
        await book.CompareAsync(
            "Ask for an amendment",
            state,
            view(v => v.Rights.MayRequestAmendment),
            () => new RequestPlanAmendment(plan.Id, year.Proposals[0], AmendmentKind.Cancel, null, null, null, "授课专家不能到场")
        );
    }

    [Fact]
    public async Task Of_a_proposal_at_every_state()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await year.DraftAsync(0);
        await CompareProposalAsync(id);
        await year.SendAsync(year.Hosts[0], new SubmitSeminarProposal(id, await year.VersionAsync<SeminarProposal>(id), Unchanged: true));
        await CompareProposalAsync(id);
        await ReviewAsync(id, ReviewDecision.Returned);
        await CompareProposalAsync(id);
        await year.SendAsync(year.Hosts[0], new SubmitSeminarProposal(id, await year.VersionAsync<SeminarProposal>(id), Unchanged: true));
        await year.RecommendAsync(id);
        await CompareProposalAsync(id);
        var declined = await year.FileAsync(0);
        await ReviewAsync(declined, ReviewDecision.Declined);
        await CompareProposalAsync(declined);
        await year.BeginScoringAsync();
        await CompareProposalAsync(id);
        await year.OpenBenchAsync();
        await CompareProposalAsync(id);
        await year.FormAsync(year.Office, [id]);
        await CompareProposalAsync(id);
        await year.PubliciseAsync();
        await CompareProposalAsync(id);
        await year.PublishAsync();
        await CompareProposalAsync(id);

        book.AssertSame("Edit", "Submit", "Withdraw", "Review", "Tick");
    }

    private Task ReviewAsync(Guid id, ReviewDecision decision) =>
        SendReviewAsync(id, decision, decision == ReviewDecision.Returned ? [ProposalSection.Topic] : []);

    private async Task SendReviewAsync(Guid id, ReviewDecision decision, IReadOnlyList<ProposalSection> sections) =>
        await year.SendAsync(
            year.Bureau,
            new ReviewSeminarProposal(id, await year.VersionAsync<SeminarProposal>(id), decision, "请修改。", null, sections)
        );

    [Fact]
    public async Task Of_an_objection_and_of_the_act_that_waits_for_a_second_person()
    {
        await BeginAsync(SeminarStage.InPublicity);
        var title = (await year.LoadAsync<AnnualPlan>(year.Plan)).Rows[0].Title;
        await Province.SendAsPublicAsync(new RaiseObjection(year.Publicity, "覃某", "138 0000 0000", title, "与去年重复"));
        var objection = await Province.ReadAsync(db => db.Objections.Select(o => o.Id).SingleAsync());
        await CompareObjectionAsync(objection);
        await year.SendAsync(
            year.Office,
            new AnswerObjection(
                objection,
                await year.VersionAsync<Objection>(objection),
                ObjectionFinding.NotUpheld,
                "经核查，与去年项目内容不同，异议不成立。"
            )
        );
        await CompareObjectionAsync(objection);
        year.Pass(10);

        var act = await year.SendAsync(year.Office, await year.PublicationFormAsync());
        await CompareActAsync(act);
        await year.SendAsync(year.Office, new WithdrawProposedAct(act, await year.VersionAsync<ProposedAct>(act)));
        await CompareActAsync(act);
        var late = await year.SendAsync(year.Office2, await year.PublicationFormAsync());
        await CompareActAsync(late);
        year.Pass(8);
        await CompareActAsync(late);
        await Province.SendAsPortalAsync(new LapseProposedActs());
        await CompareActAsync(late);

        book.AssertSame("Answer", "Confirm", "Decline", "Withdraw act");
    }

    private async Task CompareObjectionAsync(Guid id)
    {
        var (version, state) = (await year.VersionAsync<Objection>(id), $"{(await year.LoadAsync<Objection>(id)).State}");
        await book.CompareAsync(
            "Answer",
            state,
            async person => (await year.SendAsync(person, new GetObjection(id))).MayAnswer,
            () => new AnswerObjection(id, version, ObjectionFinding.NotUpheld, "经核查，与去年项目内容不同，异议不成立。")
        );
    }

    private async Task CompareActAsync(Guid id)
    {
        var act = await year.LoadAsync<ProposedAct>(id);
        var (version, state) = (await year.VersionAsync<ProposedAct>(id), $"{act.State} until {act.ExpiresOn}");
        var offer = OfferBook.View(person => year.SendAsync(person, new GetProposedAct(id)));
        await book.CompareAsync("Confirm", state, offer(v => v.MayConfirm), () => new ConfirmProposedAct(id, version));
        await book.CompareAsync("Decline", state, offer(v => v.MayDecline), () => new DeclineProposedAct(id, version, "文号不符"));
        await book.CompareAsync("Withdraw act", state, offer(v => v.MayWithdraw), () => new WithdrawProposedAct(id, version));
    }

    [Fact]
    public async Task Of_an_amendment_of_the_plan()
    {
        await BeginAsync(SeminarStage.Published);
        var id = await year.SendAsync(
            year.Hosts[0],
            new RequestPlanAmendment(year.Plan, year.Proposals[0], AmendmentKind.Cancel, null, null, null, "授课专家不能到场")
        );
        await CompareAmendmentAsync(id);
        await year.SendAsync(
            year.Office,
            new DecidePlanAmendment(id, await year.VersionAsync<PlanAmendment>(id), false, "请调整专家。", null)
        );
        await CompareAmendmentAsync(id);
        // The office itself asks: the person and whoever acts in the person's place do not decide it.
        var own = await year.SendAsync(
            year.Office,
            new RequestPlanAmendment(year.Plan, year.Proposals[0], AmendmentKind.Cancel, null, null, null, "经费调整")
        );
        await CompareAmendmentAsync(own);

        book.AssertSame("Decide amendment");
    }

    private async Task CompareAmendmentAsync(Guid id)
    {
        var (version, state) = (await year.VersionAsync<PlanAmendment>(id), $"{(await year.LoadAsync<PlanAmendment>(id)).State}");
        await book.CompareAsync(
            "Decide amendment",
            state,
            async person => (await year.SendAsync(person, new GetPlanAmendment(id))).MayDecide,
            () => new DecidePlanAmendment(id, version, false, "不同意。", null)
        );
    }
}
