using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class PlanAmendmentTests(PortalFixture portal) : PlanTest(portal)
{
    private RequestPlanAmendment Request(AmendmentKind kind, int index = 0) =>
        new(
            Year.Plan,
            Year.Proposals[index],
            kind,
            kind is AmendmentKind.Postpone ? new DateOnly(2027, 12, 6) : null,
            kind is AmendmentKind.Change ? "桂林市" : null,
            kind is AmendmentKind.Change ? 40 : null,
            "场地改造"
        );

    private async Task<DecidePlanAmendment> DecisionAsync(Guid id, bool? approve = true) =>
        new(id, await Year.VersionAsync<PlanAmendment>(id), approve, "同意", approve == true ? "桂人社函〔2027〕1号" : null);

    [Fact]
    public async Task Each_kind_of_amendment_makes_a_version_and_the_former_ones_stay()
    {
        await BeginAsync(SeminarStage.Published);
        var first = (await PlanAsync()).Rows;
        foreach (
            var (kind, index, host) in new[]
            {
                (AmendmentKind.Postpone, 0, 0),
                (AmendmentKind.Change, 0, 0),
                (AmendmentKind.Cancel, 1, 1),
                (AmendmentKind.Add, 2, 2),
            }
        )
        {
            await MarkAsync();
            var id = await AsAsync(Year.Hosts[host], Request(kind, index));
            Assert.Equal([SeminarActs.Amend], await OpenWorkAsync(id));
            Assert.Equal((1, 1, 2), await GainedAsync());
            await AsAsync(Year.Office, await DecisionAsync(id));
            Assert.Equal(
                [
                    (ReviewStage.Amendment, ReviewDecision.Submitted, "场地改造", Year.Hosts[host].Name, Year.Hosts[host].Unit.Name),
                    (ReviewStage.Decision, ReviewDecision.Approved, "同意", Year.Office.Name, SeminarYear.OfficeUnit),
                ],
                (await AsAsync(Year.Hosts[host], new GetPlanAmendment(id))).Trail.Select(s =>
                    (s.Step, s.Decision, s.Opinion!, s.Who, s.Unit)
                )
            );
            Assert.Empty(await OpenWorkAsync(id));
            Assert.Equal(AmendmentState.Approved, (await Year.LoadAsync<PlanAmendment>(id)).State);
        }

        var versions = await Province.ReadAsync(db => db.PlanVersions.AsNoTracking().OrderBy(v => v.Number).ToListAsync());
        Assert.Equal([1, 2, 3, 4, 5], versions.Select(v => v.Number));
        Assert.Equal(first, versions[0].Rows);
        Assert.Equal(new DateOnly(2027, 12, 6), versions[1].Rows[0].StartsOn);
        Assert.Equal(
            (new DateOnly(2027, 12, 6), "桂林市", 40),
            (versions[2].Rows[0].StartsOn!.Value, versions[2].Rows[0].Place, versions[2].Rows[0].HeadCount)
        );
        Assert.Equal([false, true], versions[3].Rows.Select(r => r.IsCancelled));
        Assert.Equal(Year.Proposals, versions[4].Rows.Select(r => r.ProposalId));
        Assert.Equal((5, 3), ((await PlanAsync()).CurrentVersion, (await PlanAsync()).Rows.Count));
        Assert.Equal([ProposalState.Planned, ProposalState.Planned, ProposalState.Planned], await Year.StatesAsync());
        Assert.Equal(2, (await Province.SendAsPublicAsync(new GetPublicPlan(Year.Plan, 1))).Rows.Count);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsPublicAsync(new GetPublicPlan(Year.Plan, 6)));
    }

    [Fact]
    public async Task Nobody_decides_what_they_asked_for_or_without_a_word()
    {
        await BeginAsync(SeminarStage.Published);
        var id = await AsAsync(Year.Office, Request(AmendmentKind.Cancel));
        await MarkAsync();
        await Refused.ByAsync(
            "Nobody decides what they filed. Another member of the programme office decides this.",
            async () => await AsAsync(Year.Office, await DecisionAsync(id))
        );
        await Refused.ByAsync(
            "Nobody decides what they filed. Another member of the programme office decides this.",
            async () => await AsAsync(Year.Office, await DecisionAsync(id, false))
        );
        await Assert.ThrowsAsync<ForbiddenException>(async () => await AsAsync(Year.Hosts[0], await DecisionAsync(id)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () =>
            await AsAsync(Year.Office2, await DecisionAsync(id) with { Version = 1 })
        );
        foreach (
            var (form, field, sentence) in new[]
            {
                (await DecisionAsync(id, null), "Approve", "Choose approve or refuse"),
                (await DecisionAsync(id) with { Opinion = "" }, "Opinion", "Enter your opinion"),
                (
                    await DecisionAsync(id) with
                    {
                        DocumentNumber = null,
                    },
                    "DocumentNumber",
                    "Enter the document number, as 桂人社函〔2026〕188号"
                ),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => AsAsync(Year.Office2, form));
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task A_decision_about_a_request_stands()
    {
        await BeginAsync(SeminarStage.Published);
        var id = await AsAsync(Year.Office, Request(AmendmentKind.Cancel));

        await AsAsync(Year.Office2, await DecisionAsync(id, false));

        Assert.Equal(
            (ReviewDecision.Refused, "同意", Year.Office2.UserId),
            (await LastStepAsync(id)) is var step ? (step.Decision, step.Opinion, step.UserId) : default
        );
        Assert.Equal((AmendmentState.Refused, 1), ((await Year.LoadAsync<PlanAmendment>(id)).State, (await PlanAsync()).CurrentVersion));
        await Refused.ByStateAsync(
            AmendmentState.Refused,
            AmendmentAction.Approve,
            async () => await AsAsync(Year.Office2, await DecisionAsync(id))
        );
    }

    [Fact]
    public async Task Requests_that_do_not_fit_the_plan_are_refused()
    {
        await BeginAsync(SeminarStage.Published);
        await Refused.ByAsync("This seminar is in the plan already.", () => AsAsync(Year.Hosts[0], Request(AmendmentKind.Add)));
        await Refused.ByAsync("This seminar is not in the plan.", () => AsAsync(Year.Hosts[2], Request(AmendmentKind.Cancel, 2)));
        await Refused.ByAsync(
            "Enter a first day later than the one in the plan.",
            () => AsAsync(Year.Hosts[0], Request(AmendmentKind.Postpone) with { StartsOn = new DateOnly(2027, 1, 4) })
        );
        await Refused.ByAsync(
            "Enter what is to be changed.",
            () => AsAsync(Year.Hosts[0], Request(AmendmentKind.Change) with { Place = " ", HeadCount = null })
        );
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[0], Request(AmendmentKind.Cancel, 1)));
        await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(Year.Bureau, Request(AmendmentKind.Cancel)));
        foreach (
            var (form, field, sentence) in new[]
            {
                (Request(AmendmentKind.Cancel) with { ProposalId = null }, "ProposalId", "Choose the seminar"),
                (Request(AmendmentKind.Cancel) with { Kind = null }, "Kind", "Choose what is to change"),
                (Request(AmendmentKind.Postpone) with { StartsOn = null }, "StartsOn", "Enter the new first day"),
                (Request(AmendmentKind.Change) with { HeadCount = 0 }, "HeadCount", "Enter the number of trainees, from 1 to 500"),
                (Request(AmendmentKind.Cancel) with { Reason = "" }, "Reason", "Enter the reason"),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => AsAsync(Year.Hosts[0], form));
        await AssertNothingWrittenAsync();
        await AsAsync(Year.Hosts[0], Request(AmendmentKind.Cancel));
        await Refused.ByAsync(
            "An amendment of this seminar awaits review already.",
            () => AsAsync(Year.Hosts[0], Request(AmendmentKind.Postpone))
        );
    }
}
