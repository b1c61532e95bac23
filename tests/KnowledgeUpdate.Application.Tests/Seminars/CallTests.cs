using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Tests.Seminars;

public sealed class CallTests(PortalFixture portal) : SeminarTest(portal)
{
    private Task<SeminarCall> CallAsync() => Year.LoadAsync<SeminarCall>(Year.Call);

    [Fact]
    public async Task A_draft_is_changed_and_published_and_all_concerned_are_told()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await AsAsync(Year.Office, Year.CallForm() with { Title = "  另一通知  " });
        var draft = await Year.LoadAsync<SeminarCall>(id);
        Assert.Equal((CallState.Draft, "另一通知", 2027), (draft.State, draft.Title, draft.Year));

        await AsAsync(Year.Office2, Year.CallForm(id, draft.Version) with { Title = "改过的通知" });
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            AsAsync(Year.Office, Year.CallForm(id, draft.Version) with { Title = "迟到的通知" })
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => AsAsync(Year.Office, new PublishSeminarCall(id, draft.Version)));
        // Both of the office drafted it: a third person releases it.
        var act = await AsAsync(Year.Office, new PublishSeminarCall(id, await Year.VersionAsync<SeminarCall>(id)));
        Assert.Equal(CallState.ForRelease, (await Year.LoadAsync<SeminarCall>(id)).State);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsPublicAsync(new GetPublicCall(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Bureau, new GetSeminarCall(id)));
        Assert.False((await AsAsync(Year.Office2, new GetProposedAct(act))).MayConfirm);
        await Refused.ByAsync(
            "Who drafted a call does not release it. Another member of the office does.",
            () => Province.ConfirmAsync(act, Year.Office2)
        );
        var third = await SomebodyAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        await MarkAsync();
        await Province.ConfirmAsync(act, third);

        var published = await Year.LoadAsync<SeminarCall>(id);
        Assert.Equal(
            (CallState.Published, "改过的通知", Province.Clock.Now),
            (published.State, published.Title, published.PublishedAt!.Value)
        );
        // The bureau, the department and the three hosts are told, the office itself is not.
        Assert.Equal((2, 1, 6), await GainedAsync());
    }

    [Fact]
    public async Task A_call_that_is_returned_taken_back_or_forgotten_is_a_draft_again()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await AsAsync(Year.Office, Year.CallForm() with { Title = "另一通知" });

        var returned = await SendAsync();
        await AsAsync(Year.Office2, new DeclineProposedAct(returned, await Year.VersionAsync<ProposedAct>(returned), "公示只留4个工作日"));
        Assert.Equal(CallState.Draft, (await Year.LoadAsync<SeminarCall>(id)).State);
        var takenBack = await SendAsync();
        await AsAsync(Year.Office, new WithdrawProposedAct(takenBack, await Year.VersionAsync<ProposedAct>(takenBack)));
        Assert.Equal(CallState.Draft, (await Year.LoadAsync<SeminarCall>(id)).State);
        await SendAsync();
        Year.Pass(20);
        await Province.SendAsPortalAsync(new LapseProposedActs());
        Assert.Equal(CallState.Draft, (await Year.LoadAsync<SeminarCall>(id)).State);

        Assert.Equal(
            [
                (ReviewStage.Drafting, ReviewDecision.Submitted, null),
                (ReviewStage.Release, ReviewDecision.Returned, "公示只留4个工作日"),
                (ReviewStage.Drafting, ReviewDecision.Submitted, null),
                (ReviewStage.Release, ReviewDecision.Withdrawn, null),
                (ReviewStage.Drafting, ReviewDecision.Submitted, null),
            ],
            (await AsAsync(Year.Office, new GetSeminarCall(id))).Trail.Select(t => (t.Step, t.Decision, t.Opinion))
        );

        async Task<Guid> SendAsync() => await AsAsync(Year.Office, new PublishSeminarCall(id, await Year.VersionAsync<SeminarCall>(id)));
    }

    [Fact, Walks("call-drafts", "call-desk")]
    public async Task A_call_is_withdrawn_while_nothing_is_filed_and_authors_of_drafts_are_told()
    {
        await BeginAsync(SeminarStage.Called);
        var draft = await Year.DraftAsync(0);
        await MarkAsync();

        await AsAsync(Year.Office, new WithdrawSeminarCall(Year.Call, await CallVersionAsync(), " 通知有误 "));

        Assert.Equal((CallState.Withdrawn, "通知有误"), ((await CallAsync()).State, (await CallAsync()).WithdrawalReason));
        Assert.Equal((1, 1, 1), await GainedAsync());
        Assert.False(await Province.ReadAsync(db => db.WorkItems.AnyAsync(w => w.SubjectId == Year.Call && w.DoneAt == null)));
        await Refused.ByAsync(
            "The call takes proposals from {0} to {1}. Ask the programme office if the time is to be extended.",
            async () => await AsAsync(Year.Hosts[0], new SubmitSeminarProposal(draft, await Year.VersionAsync<SeminarProposal>(draft)))
        );
        Assert.Equal("通知有误", (await Province.SendAsPublicAsync(new GetPublicCall(Year.Call))).WithdrawalReason);
        await BeginAsync(SeminarStage.Filed);
        await Refused.ByAsync(
            "{0} proposals were filed under this call: it is extended or corrected, and no longer withdrawn.",
            async () => await AsAsync(Year.Office, new WithdrawSeminarCall(Year.Call, await CallVersionAsync(), "通知有误"))
        );
    }

    [Fact, Walks("call-terms-quota", "call-terms-days", "call-terms-units")]
    public async Task A_wrong_term_is_corrected_on_record_and_what_waits_moves_with_it()
    {
        await BeginAsync(SeminarStage.Filed, proposals: 2);
        var (call, due) = (await CallAsync(), Year.Today.AddDays(12));
        await Year.RecommendAsync(Year.Proposals[0]);
        var terms = call.Terms with { FirstReviewDueOn = due, ScoringDueOn = due.AddDays(5), RecommendationLimit = 1, MonthLimit = 2 };
        await RefusedInput.ForAsync(
            "FeeClass",
            "2 proposals are filed with budgets by class 三类: it stands",
            async () => await CorrectAsync(Year.Office, terms with { FeeClass = "一类" })
        );
        await RefusedInput.ForAsync(
            "Kinds",
            "Proposals of a kind that you took out are filed: it stays open",
            async () => await CorrectAsync(Year.Office, terms with { Kinds = [SeminarKind.OnPost] })
        );
        await RefusedInput.ForAsync(
            "Reason",
            "Enter the reason; the public page shows it",
            async () => await CorrectAsync(Year.Office, terms, " ")
        );
        await Assert.ThrowsAsync<ForbiddenException>(() => CorrectAsync(Year.Bureau, terms));

        await CorrectAsync(Year.Office, terms);

        var shown = await Province.SendAsPublicAsync(new GetPublicCall(Year.Call));
        Assert.Equal(("原文漏写", Year.Office.Name), (Assert.Single(shown.Corrections).Reason, shown.Corrections[0].DecidedBy));
        Assert.Contains(
            await Province.ReadAsync(db => db.Notifications.Select(n => n.Key).ToListAsync()),
            n => n == "The terms of the call “{0}” are corrected: {1}"
        );
        Assert.Equal(1, await Province.ReadAsync(db => db.RecommendationQuotas.Select(q => q.Limit).SingleAsync()));
        Assert.Equal(due, (await Year.LoadAsync<SeminarProposal>(Year.Proposals[1])).ReviewDueOn);
        Assert.Equal(
            due,
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == Year.Call && w.DoneAt == null).Select(w => w.DueOn).SingleAsync()
            )
        );
        await Refused.ByAsync(
            "All {0} recommendations of your unit under this call are used. Return or decline one first, or ask the programme office.",
            () => Year.RecommendAsync(Year.Proposals[1])
        );

        async Task CorrectAsync(Person person, CallTerms wanted, string reason = "原文漏写") =>
            await AsAsync(person, new CorrectSeminarCall(Year.Call, await CallVersionAsync(), wanted, reason));
    }

    [Fact]
    public async Task A_published_call_keeps_its_terms_and_is_not_published_again()
    {
        await BeginAsync(SeminarStage.Called);
        var id = Year.Call;
        var published = await Year.LoadAsync<SeminarCall>(id);
        await Refused.ByAsync(
            "The call is published: its terms stand. Extend it, or correct a wrong term.",
            () => AsAsync(Year.Office, Year.CallForm(id, published.Version) with { Title = "太晚" })
        );
        await Refused.ByStateAsync(
            CallState.Published,
            CallAction.SendForRelease,
            () => AsAsync(Year.Office, new PublishSeminarCall(id, published.Version))
        );
        await AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Another_role_and_another_province_are_refused()
    {
        await BeginAsync(SeminarStage.Called);
        var (other, office) = await AbroadAsync();
        await using var _ = other;
        var version = await CallVersionAsync();
        foreach (
            var role in new[] { Year.Bureau, Year.Department, Year.Hosts[0], await SomebodyAsync(Role.Auditor, SeminarYear.OfficeUnit) }
        )
        {
            await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(role, Year.CallForm()));
            await Assert.ThrowsAsync<ForbiddenException>(() => AsAsync(role, new PublishSeminarCall(Year.Call, version)));
            await Assert.ThrowsAsync<ForbiddenException>(() =>
                AsAsync(role, new ExtendSeminarCall(Year.Call, version, new DateTime(2026, 12, 24), "原因"))
            );
        }

        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsPublicAsync(Year.CallForm()));
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsync(office, Year.CallForm(Year.Call, version)));
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsync(office, new PublishSeminarCall(Year.Call, version)));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            other.SendAsync(office, new ExtendSeminarCall(Year.Call, version, new DateTime(2026, 12, 24), "原因"))
        );
        await Assert.ThrowsAsync<NotFoundException>(() => other.SendAsPublicAsync(new GetPublicCall(Year.Call)));
        Assert.Equal(version, await CallVersionAsync());
    }

    [Fact]
    public async Task A_draft_is_shown_to_the_office_only()
    {
        await BeginAsync(SeminarStage.Called);
        var id = await AsAsync(Year.Office, Year.CallForm());

        Assert.Equal(CallState.Draft, (await AsAsync(Year.Office2, new GetSeminarCall(id))).State);
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Bureau, new GetSeminarCall(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => AsAsync(Year.Hosts[0], new BeginSeminarProposal(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsPublicAsync(new GetPublicCall(id)));
    }

    [Fact]
    public async Task Bad_input_is_told_beside_its_field()
    {
        await BeginAsync(SeminarStage.Called);
        var good = Year.CallForm();
        await MarkAsync();
        foreach (
            var (form, field, sentence) in new (SaveSeminarCall, string, string)[]
            {
                (good with { Year = null }, "Year", "Enter the year of the plan, as 2027"),
                (good with { Year = 2927 }, "Year", "Enter the year of the plan, as 2027"),
                (good with { Title = " " }, "Title", "Enter the title of the call"),
                (good with { Title = new string('通', 121) }, "Title", "The title must be 120 characters or less"),
                (good with { Text = "" }, "Text", "Enter the text of the call"),
                (good with { OpensAt = null }, "OpensAt", "Enter when filing opens, as 2026-09-14 09:00"),
                (good with { ClosesAt = null }, "ClosesAt", "Enter when filing closes, as 2026-10-23 24:00"),
                (good with { ClosesAt = good.OpensAt }, "ClosesAt", "The closing time must be after the opening time."),
                (good with { Terms = good.Terms with { Kinds = [] } }, "Kinds", "Choose at least one kind"),
                (good with { Terms = good.Terms with { Fields = [] } }, "Fields", "Choose at least one field"),
                (
                    good with
                    {
                        Terms = good.Terms with { RecommendationLimit = 0 },
                    },
                    "RecommendationLimit",
                    "Enter how many a unit may recommend, from 1 to 200"
                ),
                (
                    good with
                    {
                        Terms = good.Terms with { ExpertsPerProposal = 10 },
                    },
                    "ExpertsPerProposal",
                    "Enter the experts per proposal, from 1 to 9"
                ),
                (
                    good with
                    {
                        Terms = good.Terms with { Criteria = [new("选题价值", 99)] },
                    },
                    "Criteria",
                    "The weights of the criteria must sum to 100; now they sum to 99."
                ),
                (
                    good with
                    {
                        Terms = good.Terms with { Criteria = [new("选题价值", 0), new("课程与师资", 100)] },
                    },
                    "Criteria[0].Weight",
                    "Enter a weight from 1 to 100"
                ),
            }
        )
        {
            await RefusedInput.ForAsync(field, sentence, () => AsAsync(Year.Office, form));
        }

        await AssertNothingWrittenAsync();
        Assert.Equal(1, await Province.ReadAsync(db => db.SeminarCalls.CountAsync()));
    }

    [Fact]
    public async Task An_extension_moves_the_end_later_and_keeps_the_decision()
    {
        await BeginAsync(SeminarStage.Called);
        var before = await CallAsync();

        await AsAsync(
            Year.Office,
            new ExtendSeminarCall(Year.Call, before.Version, new DateTime(2026, 12, 10, 18, 0, 0), " 多个单位申请延期 ")
        );

        var after = await CallAsync();
        var decision = Assert.Single(after.Extensions);
        Assert.Equal(
            (before.ClosesAt, new DateTimeOffset(2026, 12, 10, 10, 0, 0, TimeSpan.Zero), "多个单位申请延期", Year.Office.Name),
            (decision.From, after.ClosesAt, decision.Reason, decision.DecidedBy)
        );
        Assert.Equal((1, 0, 0), await GainedAsync());
        Assert.Equal(
            "多个单位申请延期",
            (await Province.ReadAsync(db => db.AuditEvents.OrderByDescending(e => e.Sequence).FirstAsync())).Reason?.Trim()
        );
    }

    [Fact]
    public async Task A_stale_page_an_end_that_is_not_later_and_no_reason_extend_nothing()
    {
        await BeginAsync(SeminarStage.Called);
        var before = await CallAsync();
        await AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, before.Version, new DateTime(2026, 12, 10, 18, 0, 0), "延期"));
        var after = await CallAsync();
        await MarkAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, before.Version, new DateTime(2026, 12, 20), "原因"))
        );
        await Refused.ByAsync(
            "The new closing time must be later than now and than the one before.",
            () => AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, after.Version, new DateTime(2026, 12, 10, 18, 0, 0), "原因"))
        );
        await Refused.ByAsync(
            "The new closing time must be later than now and than the one before.",
            () => AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, after.Version, new DateTime(2026, 11, 25), "原因"))
        );
        await RefusedInput.ForAsync(
            "ClosesAt",
            "Enter the new closing time, as 2026-10-30 24:00",
            () => AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, after.Version, null, "原因"))
        );
        await RefusedInput.ForAsync(
            "Reason",
            "Enter the reason; the public page shows it",
            () => AsAsync(Year.Office, new ExtendSeminarCall(Year.Call, after.Version, new DateTime(2026, 12, 20), " "))
        );
        await AssertNothingWrittenAsync();
    }
}
