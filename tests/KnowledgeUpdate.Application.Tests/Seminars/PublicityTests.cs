using FluentValidation;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public abstract class PublicityTest(PortalFixture portal) : PlanTest(portal)
{
    protected RaiseObjection Objection() => new(Year.Publicity, "覃实名", "138 0000 0000", "", "与去年项目重复。");

    protected Task<Objection> ObjectionAsync(string receipt) => Province.ReadAsync(db => db.Objections.AsNoTracking().SingleAsync(o => o.Receipt == receipt));

    protected async Task<AnswerObjection> AnswerAsync(string receipt, ObjectionFinding? finding = ObjectionFinding.NotUpheld, string? answer = "经核查，内容不重复，异议不成立。", string? measure = null)
    {
        var objection = await ObjectionAsync(receipt);
        return new AnswerObjection(objection.Id, objection.Version, finding, answer, measure);
    }

    protected async Task<CorrectPublicity> CorrectionAsync(params Guid[] remove) => new(Year.Plan, await PlanVersionAsync(), remove, "名单有误", Year.Today);
}

public sealed class PublicisePlanTests(PortalFixture portal) : PublicityTest(portal)
{
    [Fact]
    public async Task The_period_counts_working_days_and_one_from_a_weekend_begins_on_its_monday()
    {
        await BeginAsync(SeminarStage.Formed);
        // 2026-12-05 is a Saturday: five working days end on Friday the 11th.
        var id = await AsAsync(Year.Office, await Year.PublicityFormAsync(new DateOnly(2026, 12, 5)));

        var publicity = await Year.LoadAsync<Publicity>(id);
        Assert.Equal((new DateOnly(2026, 12, 5), new DateOnly(2026, 12, 11), 5, PublicityState.Open), (publicity.StartsOn, publicity.EndsOn, publicity.WorkingDays, publicity.State));
        Assert.Equal(PlanState.InPublicity, (await PlanAsync()).State);
        Assert.Equal([ProposalState.InPublicity, ProposalState.InPublicity, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal([WorkActs.Publish], await OpenWorkAsync(Year.Plan));
        // The plan, its two seminars, the publicity; one step.
        Assert.Equal((4, 1, 0), await GainedAsync());
        // Nothing is public before the first day.
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsPublicAsync(new GetPublicity(id)));
    }

    [Fact]
    public async Task A_day_that_has_passed_bad_input_and_other_people_are_refused()
    {
        await BeginAsync(SeminarStage.Formed);
        var good = await Year.PublicityFormAsync(Year.Today);
        var (other, office) = await AbroadAsync();
        await using var _ = other;
        await MarkAsync();

        foreach (var (form, field) in new[] { (good with { Title = " " }, "Title"), (good with { Text = null }, "Text"), (good with { StartsOn = null }, "StartsOn"), (good with { WorkingDays = 0 }, "WorkingDays"), (good with { WorkingDays = 61 }, "WorkingDays") })
            Assert.Equal(field, Assert.Single((await Assert.ThrowsAsync<ValidationException>(() => AsAsync(Year.Office, form))).Errors).PropertyName);
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Office, good with { StartsOn = Year.Today.AddDays(-1) }));
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Office, good with { StartsOn = new DateOnly(2031, 1, 6) }));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => AsAsync(Year.Office, good with { Version = good.Version - 1 }));
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, good));
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsync(office, good));
        await AssertNothingWrittenAsync();
        Assert.Equal(PlanState.Formed, (await PlanAsync()).State);
    }

    [Fact]
    public async Task A_correction_takes_seminars_out_and_starts_the_period_again()
    {
        await BeginAsync(SeminarStage.InPublicity);
        var former = await Year.LoadAsync<Publicity>(Year.Publicity);
        Year.Pass(3);
        await MarkAsync();
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Office, await CorrectionAsync(Year.Proposals[0], Year.Proposals[1])));
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Office, await CorrectionAsync(Guid.NewGuid())));
        Assert.Equal("Remove", Assert.Single((await Assert.ThrowsAsync<ValidationException>(async () => await AsAsync(Year.Office, await CorrectionAsync()))).Errors).PropertyName);
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Hosts[0], await CorrectionAsync(Year.Proposals[0])));
        await AssertNothingWrittenAsync();

        var id = await AsAsync(Year.Office, await CorrectionAsync(Year.Proposals[0]));

        var (old, now) = (await Year.LoadAsync<Publicity>(former.Id), await Year.LoadAsync<Publicity>(id));
        Assert.Equal((PublicityState.Replaced, "名单有误"), (old.State, old.CorrectionReason));
        Assert.Equal((former.Id, former.WorkingDays, Year.Today, PublicityState.Open), (now.RestartedFromId!.Value, now.WorkingDays, now.StartsOn, now.State));
        Assert.True(now.EndsOn > former.EndsOn);
        Assert.Equal([ProposalState.LeftOut, ProposalState.InPublicity, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal((Year.Proposals[1], 1), ((await PlanAsync()).Rows[0].ProposalId, (await PlanAsync()).Rows.Count));
        Assert.Equal((4, 1, 1), await GainedAsync());
        Assert.Equal([WorkActs.Publish], await OpenWorkAsync(Year.Plan));
        await Assert.ThrowsAsync<RuleException>(() => Province.SendAsPublicAsync(Objection()));
    }
}

public sealed class ObjectionTests(PortalFixture portal) : PublicityTest(portal)
{
    [Fact]
    public async Task An_objection_is_received_answered_and_asked_about_without_saying_who_objected()
    {
        await BeginAsync(SeminarStage.InPublicity);

        var receipt = await Province.SendAsPublicAsync(Objection());

        var objection = await ObjectionAsync(receipt);
        Assert.Equal([WorkActs.Answer], await OpenWorkAsync(objection.Id));
        Assert.Equal((1, 0, 2), await GainedAsync());
        var changes = await Province.ReadAsync(db => db.AuditEvents.OrderByDescending(e => e.Sequence).Select(e => e.Changes).FirstAsync());
        Assert.DoesNotContain("覃实名", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("13800000000", changes.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var shown = await AsAsync(Year.Office, new GetObjection(objection.Id));
        Assert.Equal("覃**", shown.MaskedName);
        Assert.DoesNotContain("138 0000 0000", shown.MaskedContact, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, new GetObjection(objection.Id)));
        Assert.Equal("Reason", Assert.Single((await Assert.ThrowsAsync<ValidationException>(() => AsAsync(Year.Office, new RevealObjector(objection.Id, "")))).Errors).PropertyName);
        await MarkAsync();
        Assert.Equal("覃实名", (await AsAsync(Year.Office, new RevealObjector(objection.Id, "核实"))).Name);
        Assert.Equal((1, 0, 0), await GainedAsync());

        foreach (var (form, field) in new[] { (await AnswerAsync(receipt, null), "Finding"), (await AnswerAsync(receipt, answer: " "), "Answer") })
            Assert.Equal(field, Assert.Single((await Assert.ThrowsAsync<ValidationException>(() => AsAsync(Year.Office, form))).Errors).PropertyName);
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Bureau, await AnswerAsync(receipt)));
        var stale = await AnswerAsync(receipt);
        await AsAsync(Year.Office, stale);
        Assert.Equal([("Answer", ReviewDecision.Refused, "经核查，内容不重复，异议不成立。", Year.Office.Name)], (await AsAsync(Year.Office2, new GetObjection(objection.Id))).Trail.Select(s => (s.Step, s.Decision, s.Opinion!, s.Who)));
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Office, await AnswerAsync(receipt)));
        Assert.Empty(await OpenWorkAsync(objection.Id));
        var asked = await Province.SendAsPublicAsync(new AskAboutObjection($" {receipt.ToLowerInvariant()} "));
        Assert.Equal((ObjectionState.Answered, ObjectionFinding.NotUpheld, "经核查，内容不重复，异议不成立。"), (asked!.State, asked.Finding!.Value, asked.Answer));
        Assert.Null(await Province.SendAsPublicAsync(new AskAboutObjection("YY-AAAAA-AAAAA")));
        var (other, _) = await AbroadAsync();
        await using var __ = other;
        Assert.Null(await other.SendAsPublicAsync(new AskAboutObjection(receipt)));
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsPublicAsync(Objection()));
    }

    [Fact]
    public async Task Bad_input_and_a_closed_period_are_refused()
    {
        await BeginAsync(SeminarStage.InPublicity);
        foreach (var (form, field) in new[] { (Objection() with { Name = "" }, "Name"), (Objection() with { Contact = "12" }, "Contact"), (Objection() with { Content = " " }, "Content"), (Objection() with { Content = new string('实', 2001) }, "Content") })
            Assert.Equal(field, Assert.Single((await Assert.ThrowsAsync<ValidationException>(() => Province.SendAsPublicAsync(form))).Errors).PropertyName);
        var last = (await Year.LoadAsync<Publicity>(Year.Publicity)).EndsOn;
        Province.Clock.Now = BeijingTime.EndOf(last).AddSeconds(-1);
        await Province.SendAsPublicAsync(Objection());
        Province.Clock.Now = BeijingTime.EndOf(last);
        await MarkAsync();

        await Assert.ThrowsAsync<RuleException>(() => Province.SendAsPublicAsync(Objection()));

        await AssertNothingWrittenAsync();
        Assert.Equal(1, await Province.ReadAsync(db => db.Objections.CountAsync()));
    }
}

public sealed class PublishAnnualPlanTests(PortalFixture portal) : PublicityTest(portal)
{
    private async Task RefusedAsync<T>(Func<PublishAnnualPlan, PublishAnnualPlan>? change = null, Person? by = null) where T : Exception
    {
        await MarkAsync();
        await Assert.ThrowsAsync<T>(async () => await AsAsync(by ?? Year.Office, (change ?? (f => f))(await Year.PublicationFormAsync())));
        await AssertNothingWrittenAsync();
        Assert.Equal((PlanState.InPublicity, 0), ((await PlanAsync()).State, (await PlanAsync()).CurrentVersion));
    }

    [Fact]
    public async Task Before_the_period_ends_or_with_an_open_objection_it_is_refused()
    {
        await BeginAsync(SeminarStage.InPublicity);
        var receipt = await Province.SendAsPublicAsync(Objection());
        var last = (await Year.LoadAsync<Publicity>(Year.Publicity)).EndsOn;
        Province.Clock.Now = BeijingTime.EndOf(last).AddSeconds(-1);
        await RefusedAsync<RuleException>();
        Province.Clock.Now = BeijingTime.EndOf(last);
        await RefusedAsync<RuleException>();
        await AsAsync(Year.Office, await AnswerAsync(receipt));
        await RefusedAsync<DbUpdateConcurrencyException>(f => f with { Version = f.Version - 1 });
        await RefusedAsync<ValidationException>(f => f with { DocumentNumber = " " });
        await RefusedAsync<ValidationException>(f => f with { On = null });
        await RefusedAsync<ForbiddenException>(by: Year.Bureau);
        await MarkAsync();

        var proposed = await AsAsync(Year.Office, await Year.PublicationFormAsync());
        Assert.Equal(PlanState.InPublicity, (await PlanAsync()).State);
        Assert.False(await Province.ReadAsync(db => db.PlanVersions.AnyAsync()));
        await MarkAsync();
        await Province.ConfirmAsync(proposed, Year.Office2);

        var plan = await PlanAsync();
        Assert.Equal((PlanState.Published, "桂人社函〔2026〕188号", 1), (plan.State, plan.DocumentNumber, plan.CurrentVersion));
        Assert.Equal([ProposalState.Planned, ProposalState.Planned, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal(PublicityState.Ended, (await Year.LoadAsync<Publicity>(Year.Publicity)).State);
        Assert.Equal(CallState.Archived, (await Year.LoadAsync<SeminarCall>(Year.Call)).State);
        Assert.Empty(await OpenWorkAsync(Year.Plan));
        // The plan with its version, two proposals and the seminars that they become, the publicity, the call, the proposed act; one step; both hosts and who proposed it are told.
        Assert.Equal((8, 1, 3), await GainedAsync());
        Assert.Equal(2, (await Province.SendAsPublicAsync(new GetPublicPlan(Year.Plan, null))).Rows.Count);
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Office, await Year.PublicationFormAsync()));
    }

    [Fact]
    public async Task A_national_seminar_waits_for_the_ministry()
    {
        await BeginAsync(SeminarStage.InPublicity, content: (i, c) => i == 0 ? c with { Kind = SeminarKind.National } : c);
        Year.Pass(10);
        await RefusedAsync<RuleException>();
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Office, new RecordMinistryAnswer(Year.Proposals[0], await ProposalVersionAsync(), MinistryAnswer.Approved, "部函")));
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Office, new ForwardToMinistry(Year.Proposals[1], await ProposalVersionAsync(1), Year.Today, "桂人社函〔2026〕1号")));
        await AsAsync(Year.Office, new ForwardToMinistry(Year.Proposals[0], await ProposalVersionAsync(), Year.Today, "桂人社函〔2026〕1号"));
        await AsAsync(Year.Office, new RecordMinistryAnswer(Year.Proposals[0], await ProposalVersionAsync(), MinistryAnswer.Refused, "部函"));
        await RefusedAsync<RuleException>();
        await AsAsync(Year.Office, new RecordMinistryAnswer(Year.Proposals[0], await ProposalVersionAsync(), MinistryAnswer.Approved, "部函"));
        await Year.PublishAsync(await Year.PublicationFormAsync());
        Assert.Equal(PlanState.Published, (await PlanAsync()).State);
    }

    [Theory]
    [InlineData("annual_plans")]
    [InlineData("seminar_calls")]
    [InlineData("audit_heads")]
    public async Task A_session_that_dies_while_publishing_leaves_nothing_and_the_next_one_publishes(string table)
    {
        await BeginAsync(SeminarStage.InPublicity);
        Year.Pass(10);
        var act = await AsAsync(Year.Office, await Year.PublicationFormAsync());
        var form = new ConfirmProposedAct(act, (await AsAsync(Year.Office2, new GetProposedAct(act))).Version);
        await MarkAsync();

        Assert.NotNull(await KillAtAsync(table, () => AsAsync(Year.Office2, form)));

        Assert.Equal((PlanState.InPublicity, 0), ((await PlanAsync()).State, (await PlanAsync()).CurrentVersion));
        Assert.Equal([ProposalState.InPublicity, ProposalState.InPublicity, ProposalState.LeftOut], await Year.StatesAsync());
        Assert.Equal(CallState.Composing, (await Year.LoadAsync<SeminarCall>(Year.Call)).State);
        Assert.False(await Province.ReadAsync(db => db.PlanVersions.AnyAsync()));
        await AssertNothingWrittenAsync();
        await AsAsync(Year.Office2, form);
        Assert.Equal((8, 1, 3), await GainedAsync());
    }
}

public sealed class PlanAmendmentTests(PortalFixture portal) : PlanTest(portal)
{
    private RequestPlanAmendment Request(AmendmentKind kind, int index = 0) => new(Year.Plan, Year.Proposals[index], kind, kind is AmendmentKind.Postpone ? new DateOnly(2027, 12, 6) : null, kind is AmendmentKind.Change ? "桂林市" : null,
        kind is AmendmentKind.Change ? 40 : null, "场地改造");

    private async Task<DecidePlanAmendment> DecisionAsync(Guid id, bool? approve = true) => new(id, await Year.VersionAsync<PlanAmendment>(id), approve, "同意", approve == true ? "桂人社函〔2027〕1号" : null);

    [Fact]
    public async Task Each_kind_of_amendment_makes_a_version_and_the_former_ones_stay()
    {
        await BeginAsync(SeminarStage.Published);
        var first = (await PlanAsync()).Rows;
        foreach (var (kind, index, host) in new[] { (AmendmentKind.Postpone, 0, 0), (AmendmentKind.Change, 0, 0), (AmendmentKind.Cancel, 1, 1), (AmendmentKind.Add, 2, 2) })
        {
            await MarkAsync();
            var id = await AsAsync(Year.Hosts[host], Request(kind, index));
            Assert.Equal([WorkActs.Amend], await OpenWorkAsync(id));
            Assert.Equal((1, 1, 2), await GainedAsync());
            await AsAsync(Year.Office, await DecisionAsync(id));
            Assert.Equal([("Amendment", ReviewDecision.Submitted, "场地改造", Year.Hosts[host].Name, Year.Hosts[host].Unit.Name), ("Decision", ReviewDecision.Approved, "同意", Year.Office.Name, SeminarYear.OfficeUnit)],
                (await AsAsync(Year.Hosts[host], new GetPlanAmendment(id))).Trail.Select(s => (s.Step, s.Decision, s.Opinion!, s.Who, s.Unit)));
            Assert.Empty(await OpenWorkAsync(id));
            Assert.Equal(AmendmentState.Approved, (await Year.LoadAsync<PlanAmendment>(id)).State);
        }

        var versions = await Province.ReadAsync(db => db.PlanVersions.AsNoTracking().OrderBy(v => v.Number).ToListAsync());
        Assert.Equal([1, 2, 3, 4, 5], versions.Select(v => v.Number));
        Assert.Equal(first, versions[0].Rows);
        Assert.Equal(new DateOnly(2027, 12, 6), versions[1].Rows[0].StartsOn);
        Assert.Equal((new DateOnly(2027, 12, 6), "桂林市", 40), (versions[2].Rows[0].StartsOn!.Value, versions[2].Rows[0].Place, versions[2].Rows[0].HeadCount));
        Assert.Equal([false, true], versions[3].Rows.Select(r => r.IsCancelled));
        Assert.Equal(Year.Proposals, versions[4].Rows.Select(r => r.ProposalId));
        Assert.Equal((5, 3), ((await PlanAsync()).CurrentVersion, (await PlanAsync()).Rows.Count));
        Assert.Equal([ProposalState.Planned, ProposalState.Planned, ProposalState.Planned], await Year.StatesAsync());
        Assert.Equal(2, (await Province.SendAsPublicAsync(new GetPublicPlan(Year.Plan, 1))).Rows.Count);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsPublicAsync(new GetPublicPlan(Year.Plan, 6)));
    }

    [Fact]
    public async Task Nobody_decides_what_they_asked_for_and_a_decision_stands()
    {
        await BeginAsync(SeminarStage.Published);
        var id = await AsAsync(Year.Office, Request(AmendmentKind.Cancel));
        await MarkAsync();
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Office, await DecisionAsync(id)));
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Office, await DecisionAsync(id, false)));
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Hosts[0], await DecisionAsync(id)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () => await AsAsync(Year.Office2, await DecisionAsync(id) with { Version = 1 }));
        foreach (var (form, field) in new[] { (await DecisionAsync(id, null), "Approve"), (await DecisionAsync(id) with { Opinion = "" }, "Opinion"), (await DecisionAsync(id) with { DocumentNumber = null }, "DocumentNumber") })
            Assert.Equal(field, Assert.Single((await Assert.ThrowsAsync<ValidationException>(() => AsAsync(Year.Office2, form))).Errors).PropertyName);
        await AssertNothingWrittenAsync();

        await AsAsync(Year.Office2, await DecisionAsync(id, false));

        Assert.Equal((ReviewDecision.Refused, "同意", Year.Office2.UserId), (await LastStepAsync(id)) is var step ? (step.Decision, step.Opinion, step.UserId) : default);
        Assert.Equal((AmendmentState.Refused, 1), ((await Year.LoadAsync<PlanAmendment>(id)).State, (await PlanAsync()).CurrentVersion));
        await Assert.ThrowsAsync<RuleException>(async () => await AsAsync(Year.Office2, await DecisionAsync(id)));
    }

    [Fact]
    public async Task Requests_that_do_not_fit_the_plan_are_refused()
    {
        await BeginAsync(SeminarStage.Published);
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Hosts[0], Request(AmendmentKind.Add)));
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Hosts[2], Request(AmendmentKind.Cancel, 2)));
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Hosts[0], Request(AmendmentKind.Postpone) with { StartsOn = new DateOnly(2027, 1, 4) }));
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Hosts[0], Request(AmendmentKind.Change) with { Place = " ", HeadCount = null }));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[0], Request(AmendmentKind.Cancel, 1)));
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, Request(AmendmentKind.Cancel)));
        foreach (var (form, field) in new[] { (Request(AmendmentKind.Cancel) with { ProposalId = null }, "ProposalId"), (Request(AmendmentKind.Cancel) with { Kind = null }, "Kind"), (Request(AmendmentKind.Postpone) with { StartsOn = null }, "StartsOn"),
                     (Request(AmendmentKind.Change) with { HeadCount = 0 }, "HeadCount"), (Request(AmendmentKind.Cancel) with { Reason = "" }, "Reason") })
            Assert.Equal(field, Assert.Single((await Assert.ThrowsAsync<ValidationException>(() => AsAsync(Year.Hosts[0], form))).Errors).PropertyName);
        await AssertNothingWrittenAsync();
        await AsAsync(Year.Hosts[0], Request(AmendmentKind.Cancel));
        await Assert.ThrowsAsync<RuleException>(() => AsAsync(Year.Hosts[0], Request(AmendmentKind.Postpone)));
    }
}
