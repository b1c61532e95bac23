using FluentValidation;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Evaluations;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>Closing papers from the counts before the filing to the days after the acceptance, and a seminar that was broken off.</summary>
public sealed class ClosingPapersTests(PortalFixture portal) : UseCaseTest(portal)
{
    private HeldSeminar seminar = null!;
    private Person diligent = null!;
    private Person absent = null!;
    private IReadOnlyList<GatheringHalfDay> halfDays = [];

    /// <summary>Two trainees: one attends every half day, the other the first four of six.</summary>
    private async Task HoldAsync()
    {
        seminar = await HeldSeminar.FiledAsync(Province);
        (diligent, absent) = (await seminar.LearnerAsync(), await seminar.LearnerAsync());
        foreach (var person in new[] { diligent, absent })
            await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        halfDays = await seminar.HalfDaysAsync();
        await AttendAsync(0, 6, diligent);
        await AttendAsync(0, 4, absent);
    }

    private async Task AttendAsync(int from, int to, params Person[] people)
    {
        foreach (var half in halfDays.Skip(from).Take(to - from))
        {
            if (Province.Clock.Now < half.EndsAt)
                Province.Clock.Now = half.EndsAt;
            foreach (var person in people)
                await Province.SendAsync(
                    seminar.Host,
                    new SaveRoll(seminar.Id, half.Id, [new((await seminar.EnrolmentAsync(person)).Id, true, true)], [], null)
                );
        }
    }

    private Task<int> ToldAsync(Person person, string key) =>
        Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == person.UserId && n.Key == key));

    private Task<MySeminar> MineAsync(Person person) => Province.SendAsync(person, new GetMySeminar(seminar.Id));

    private async Task DecideAsync(ClosingMove action, string? opinion = null) =>
        await Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, await seminar.VersionAsync(), action, opinion));

    private Task<PapersView> PapersAsync() => Province.SendAsync(seminar.Office, new GetPapers(seminar.Id));

    private async Task<Person> SecondAsync() => await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);

    [Fact]
    public async Task Papers_are_filed_after_the_last_leaving_and_only_with_the_counts_that_were_seen()
    {
        await HoldAsync();
        await seminar.WritePapersAsync();
        var after = Province.Clock.Now;
        // In the middle of the last day the host looks, and nothing can be confirmed.
        Province.Clock.Now = halfDays[5].StartsAt;
        var early = await Province.SendAsync(seminar.Host, new GetPapersFiling(seminar.Id));
        Assert.NotNull(early.Hindrance);
        await Refused.ByAsync(
            "Leaving of the last half day can be signed until {0}: the closing papers are filed after that.",
            () => Province.SendAsync(seminar.Host, new FilePapers(seminar.Id, early.Version, early.Seen))
        );
        Province.Clock.Now = halfDays[5].EndsAt.AddMinutes(59);
        await Refused.ByAsync(
            "Leaving of the last half day can be signed until {0}: the closing papers are filed after that.",
            () => seminar.ConfirmFilingAsync()
        );
        Province.Clock.Now = after;

        var seen = await Province.SendAsync(seminar.Host, new GetPapersFiling(seminar.Id));
        Assert.Equal(
            (null, 1, 1, 0, 0, 2),
            (seen.Hindrance, seen.Figures!.Completed, seen.NotCompleted, seen.Figures.Unsigned, seen.OpenDisputes, seen.Asked)
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(seminar.Year.Hosts[1], new GetPapersFiling(seminar.Id)));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(seminar.Office, new FilePapers(seminar.Id, seen.Version, seen.Seen))
        );
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await elsewhere.SendAsync(
                await elsewhere.PersonAsync(Role.UnitAdministrator, SeminarYear.University),
                new FilePapers(seminar.Id, seen.Version, seen.Seen)
            )
        );
        // Meanwhile the roll changes: what was confirmed is no longer so.
        await AttendAsync(4, 6, absent);
        await Refused.ByAsync(
            "The counts are not those that you confirmed: {0} of {1} would complete now. Look at them again.",
            () => Province.SendAsync(seminar.Host, new FilePapers(seminar.Id, seen.Version, seen.Seen))
        );
        var again = await Province.SendAsync(seminar.Host, new GetPapersFiling(seminar.Id));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(seminar.Host, new FilePapers(seminar.Id, again.Version - 1, again.Seen))
        );
        await Province.SendAsync(seminar.Host, new FilePapers(seminar.Id, again.Version, again.Seen));
        Assert.Equal(SeminarState.PapersFiled, (await seminar.LoadAsync()).State);
    }

    [Fact]
    public async Task Until_the_days_for_disputes_are_over_trainees_read_neutral_words()
    {
        await HoldAsync();
        await seminar.FilePapersAsync();

        var filed = await seminar.LoadAsync();
        Assert.True(filed.DisputesUntil > BeijingTime.DateOf(Province.Clock.Now));
        var mine = await MineAsync(absent);
        Assert.Equal(
            (null, ListStanding.BeingChecked, filed.DisputesUntil, true),
            (mine.Outcome, mine.Standing, mine.DisputesUntil, mine.MayEvaluate)
        );
        Assert.Equal(ListStanding.BeingChecked, (await Province.SendAsync(absent, new ListMySeminars())).Mine.Single().Standing);
        Assert.Equal(
            1,
            await ToldAsync(
                absent,
                "Your attendance in “{0}” is being checked: look at it, dispute what is wrong and answer the questionnaire by {1}"
            )
        );
        Assert.False((await PapersAsync()).MayAccept);
        Assert.True(
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.Act == ClosingActs.ReviewPapers && w.DoneAt == null).Select(w => w.DueOn).SingleAsync()
            ) > filed.DisputesUntil
        );
        await Refused.ByAsync(
            "Trainees dispute their attendance and answer the questionnaire until {0:yyyy-MM-dd}: the papers can be accepted "
                + "after that.",
            () => DecideAsync(ClosingMove.Accept)
        );
        Assert.Equal(0, await Province.SendAsPortalAsync(new SettleOutcomes()));
    }

    [Fact]
    public async Task A_dispute_raised_in_time_holds_the_outcome_and_the_acceptance_until_it_is_decided()
    {
        await HoldAsync();
        await seminar.FilePapersAsync();
        var filed = await seminar.LoadAsync();
        var dispute = await Province.SendAsync(absent, new DisputeAttendance(seminar.Id, halfDays[4].Id, "在场。"));
        Assert.Equal(
            filed.DisputesUntil,
            await Province.ReadAsync(db => db.WorkItems.Where(w => w.SubjectId == dispute).Select(w => w.DueOn).SingleAsync())
        );
        await seminar.PassDisputesAsync();
        Assert.Equal(0, await Province.SendAsPortalAsync(new SettleOutcomes()));
        await Refused.ByAsync(
            "{0} disputes about attendance are not decided: the host decides them before the papers are accepted.",
            () => DecideAsync(ClosingMove.Accept)
        );
        await Province.SendAsync(
            seminar.Host,
            new DecideDispute(
                seminar.Id,
                dispute,
                await seminar.Year.VersionAsync<AttendanceDispute>(dispute),
                DisputeAction.Reject,
                "签到表无记录。"
            )
        );
        Assert.Equal(1, await Province.SendAsPortalAsync(new SettleOutcomes()));
        Assert.Equal(0, await Province.SendAsPortalAsync(new SettleOutcomes()));
    }

    [Fact]
    public async Task Who_did_not_complete_reads_why_and_until_when_to_dispute_it()
    {
        await HoldAsync();
        await seminar.FilePapersAsync();
        await seminar.PassDisputesAsync();
        await Province.SendAsPortalAsync(new SettleOutcomes());

        var told = await seminar.LoadAsync();
        var sentence = await Province.ReadAsync(db =>
            db.Notifications.SingleAsync(n =>
                n.UserId == absent.UserId
                && n.Key == "You did not complete “{0}”: {1} of {2} half days attended, {3} % are asked for. You may dispute this until {4}"
            )
        );
        Assert.Equal($"[\"{told.Title}\", \"4\", \"6\", \"80\", \"{told.LateDisputesUntil:yyyy-MM-dd}\"]", sentence.Args);
        Assert.Equal(
            (Outcome.NotCompleted, told.LateDisputesUntil),
            ((await MineAsync(absent)).Outcome, (await MineAsync(absent)).DisputesUntil)
        );
        Assert.Equal(
            (Outcome.Completed, (DateOnly?)null),
            ((await MineAsync(diligent)).Outcome, (await MineAsync(diligent)).DisputesUntil)
        );
        await Refused.ByAsync(
            "The days for disputes are over. The programme office corrects what is wrong: tell it by the address of its notices.",
            () => Province.SendAsync(diligent, new DisputeAttendance(seminar.Id, halfDays[4].Id, "在场。"))
        );
        await Refused.ByAsync(
            "The questionnaire is closed: its days after the filing of the closing papers are over.",
            () =>
                Province.SendAsync(
                    absent,
                    new AnswerEvaluation(seminar.Id, [.. Enumerable.Repeat<int?>(5, Evaluation.Questions.Count)], null)
                )
        );
    }

    [Fact, Walks("dispute-outcome")]
    public async Task A_dispute_after_the_outcome_was_told_corrects_it_before_the_acceptance()
    {
        await HoldAsync();
        await seminar.FilePapersAsync();
        await seminar.PassDisputesAsync();
        await Province.SendAsPortalAsync(new SettleOutcomes());
        var dispute = await Province.SendAsync(absent, new DisputeAttendance(seminar.Id, halfDays[4].Id, "在场，有照片。"));
        await Refused.ByAsync(
            "{0} disputes about attendance are not decided: the host decides them before the papers are accepted.",
            () => DecideAsync(ClosingMove.Accept)
        );

        await Province.SendAsync(
            seminar.Host,
            new DecideDispute(
                seminar.Id,
                dispute,
                await seminar.Year.VersionAsync<AttendanceDispute>(dispute),
                DisputeAction.Uphold,
                "已核实。"
            )
        );

        Assert.Equal((Outcome.Completed, 20m), ((await MineAsync(absent)).Outcome, (await MineAsync(absent)).Hours));
        Assert.Equal((2, 44m), ((await PapersAsync()).Figures!.Completed, (await PapersAsync()).Figures!.Hours));
        Assert.Equal(
            1,
            await ToldAsync(
                absent,
                "Your outcome in “{0}” was corrected: {1} hours are credited when the programme office has accepted the closing papers"
            )
        );
        await seminar.AcceptAsync();
        Assert.Equal(44m, await Province.ReadAsync(db => db.HourEntries.SumAsync(e => e.Hours)));
    }

    [Fact, Walks("papers-outcome", "papers-due", "papers-evaluation")]
    public async Task Returned_papers_take_the_outcomes_back_and_have_a_last_day()
    {
        await HoldAsync();
        await seminar.FilePapersAsync();
        await seminar.PassDisputesAsync();
        await Province.SendAsPortalAsync(new SettleOutcomes());
        await RefusedInput.ForAsync("Opinion", "Enter what is to be changed: the host reads it", () => DecideAsync(ClosingMove.Return));

        await DecideAsync(ClosingMove.Return, "补充决算说明。");

        var returned = await seminar.LoadAsync();
        Assert.Equal((SeminarState.PapersReturned, (DateTimeOffset?)null), (returned.State, returned.OutcomesToldAt));
        Assert.True(returned.ReturnedDueOn > BeijingTime.DateOf(Province.Clock.Now));
        Assert.Equal((null, ListStanding.BeingCorrected), ((await MineAsync(absent)).Outcome, (await MineAsync(absent)).Standing));
        Assert.Equal(
            1,
            await ToldAsync(
                absent,
                "The list of “{0}” is being corrected: the outcome that you were told no longer holds. You are told again"
            )
        );
        Assert.Equal(
            (ClosingActs.FilePapersAgain, returned.ReturnedDueOn),
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == seminar.Id && w.DoneAt == null)
                    .Select(w => new ValueTuple<string, DateOnly?>(w.Act, w.DueOn))
                    .SingleAsync()
            )
        );
        // The questionnaire was closed and its result shown: it stays closed.
        Assert.False((await MineAsync(diligent)).MayEvaluate);
        await Refused.ByAsync(
            "Nothing has changed since version {0}. Change what was asked for, or enter why the papers are filed again as they are.",
            () => seminar.ConfirmFilingAsync()
        );
    }

    [Fact]
    public async Task Of_papers_mended_too_late_every_version_is_kept()
    {
        await HoldAsync();
        await seminar.FilePapersAsync();
        await seminar.PassDisputesAsync();
        await Province.SendAsPortalAsync(new SettleOutcomes());
        await DecideAsync(ClosingMove.Return, "补充决算说明。");
        var returned = await seminar.LoadAsync();
        Province.Clock.Now = BeijingTime.At(returned.ReturnedDueOn!.Value.AddDays(1).ToDateTime(new TimeOnly(9, 0)));
        await Province.SendAsync(
            seminar.Host,
            new SavePapers(
                seminar.Id,
                await seminar.VersionAsync(),
                "研修班如期举办，补充决算说明。",
                "",
                [new("住宿费", 48000, 46000, null), new("师资费", 30000, 30000, "按标准")]
            )
        );
        // The office sees what was filed and not the draft.
        Assert.Equal("研修班如期举办。", (await PapersAsync()).Content.Summary);
        var old = (await PapersAsync()).Files.Single().Id;
        await Province.SendAsync(seminar.Host, new RemoveFromPapers(seminar.Id, old));
        await Province.SendAsync(
            seminar.Host,
            new AttachToPapers(seminar.Id, ClosingPapers.Categories[0], "总结报告二.pdf", SeminarYear.Pdf("二"))
        );
        await seminar.ConfirmFilingAsync();

        var versions = (await PapersAsync()).Versions;
        Assert.Equal([(2, true), (1, false)], versions.Select(v => (v.Number, v.IsLate)));
        var both = await Province.SendAsync(seminar.Office, new ComparePapers(seminar.Id, null, null));
        Assert.Equal(("研修班如期举办。", 77000m, old), (both.Left!.Content.Summary, both.Left.Content.Spent, both.Left.Files.Single().Id));
        Assert.Equal(
            ("研修班如期举办，补充决算说明。", 76000m, returned.ReturnedDueOn),
            (both.Right!.Content.Summary, both.Right.Content.Spent, both.Right.DueOn)
        );
        // The file of the first version is still there for whoever compares.
        Assert.Equal("总结报告.pdf", (await Province.SendAsync(seminar.Office, new GetPaperFile(seminar.Id, old))).Name);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(seminar.Year.Hosts[1], new ComparePapers(seminar.Id, 1, 2)));
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(seminar.Office, new ComparePapers(seminar.Id, 1, 3)));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            Province.ReadAsync(db => db.ClosingPapersVersions.ExecuteUpdateAsync(v => v.SetProperty(x => x.OverBudgetReason, "改")))
        );
    }

    [Fact]
    public async Task Accounts_over_the_approved_budget_need_a_reason_and_fractions_are_refused_beside_the_field()
    {
        await HoldAsync();
        await seminar.WritePapersAsync();
        var budget = (await Province.SendAsync(seminar.Host, new GetPapers(seminar.Id))).ApprovedBudget;
        Assert.True(budget > 0);
        async Task SpendAsync(decimal amount) =>
            await Province.SendAsync(
                seminar.Host,
                new SavePapers(seminar.Id, await seminar.VersionAsync(), "研修班如期举办。", "", [new("住宿费", budget, amount, null)])
            );

        await RefusedInput.ForAsync(
            "Accounts[0].Actual",
            "Enter an amount with at most two decimals: it is not rounded for you",
            () => SpendAsync(9999999.999m)
        );
        await SpendAsync(budget + 0.01m);
        Assert.Equal(0.01m, (await Province.SendAsync(seminar.Host, new GetPapersFiling(seminar.Id))).Over);
        await Refused.ByAsync(
            "{0:#,##0.00} yuan were spent, {1:#,##0.00} more than the approved budget. Enter why: the programme office reads it.",
            () => seminar.ConfirmFilingAsync()
        );
        await RefusedInput.ForAsync(
            "OverBudgetReason",
            "Enter at most 500 characters",
            () => seminar.ConfirmFilingAsync(new string('超', 501))
        );
        await seminar.ConfirmFilingAsync("场地临时更换，租金上涨。");

        var line = (await PapersAsync()).Versions.Single();
        Assert.Equal((budget + 0.01m, budget, "场地临时更换，租金上涨。"), (line.Spent, line.ApprovedBudget, line.OverBudgetReason));
    }

    [Fact, Walks("dispute-closed", "outcome-second", "outcome-hours", "outcome-issued", "outcome-told")]
    public async Task A_late_dispute_waits_for_the_office_and_two_people_correct_the_outcome()
    {
        await HoldAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        Assert.Equal((SeminarState.Closed, 1, 24m), ((await seminar.LoadAsync()).State, await CertificatesAsync(), await HoursAsync()));
        Assert.True(
            await Province.ReadAsync(db => db.AuditEvents.AnyAsync(e => e.Act == nameof(DecidePapers) && e.SubjectId == seminar.Id))
        );
        var dispute = await Province.SendAsync(absent, new DisputeAttendance(seminar.Id, halfDays[4].Id, "在场，有照片。"));
        Assert.Equal(
            (Role.ProgrammeOffice, AttendanceActs.DecideLateDispute),
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == dispute).Select(w => new ValueTuple<Role, string>(w.Role, w.Act)).SingleAsync()
            )
        );
        Assert.NotNull(await Province.ReadAsync(db => db.WorkItems.Where(w => w.SubjectId == dispute).Select(w => w.DueOn).SingleAsync()));
        var version = await seminar.Year.VersionAsync<AttendanceDispute>(dispute);
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(seminar.Host, new DecideDispute(seminar.Id, dispute, version, DisputeAction.Reject, "无记录。"))
        );
        await Refused.ByAsync(
            "Hours are credited by this record: correct the outcome instead. A second person confirms it, and the dispute is "
                + "upheld with it.",
            () => Province.SendAsync(seminar.Office, new DecideDispute(seminar.Id, dispute, version, DisputeAction.Uphold, "属实。"))
        );

        var enrolment = await seminar.EnrolmentAsync(absent);
        var view = await Province.SendAsync(seminar.Office, new GetOutcome(seminar.Id, enrolment.Id));
        Guid[] attended = [.. view.HalfDays.Where(h => h.IsAttended).Select(h => h.Id), halfDays[4].Id];
        CorrectOutcome Correct(uint of, params Guid[] half) => new(seminar.Id, enrolment.Id, of, half, "现场照片为证。");
        await SecondAsync();
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(seminar.Host, Correct(view.Version, attended)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(seminar.Office, Correct(view.Version - 1, attended))
        );
        await RefusedInput.ForAsync(
            "Reason",
            "Enter why the outcome is corrected, and by what evidence: the person reads it",
            () => Province.SendAsync(seminar.Office, Correct(view.Version, attended) with { Reason = " " })
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(seminar.Office, Correct(view.Version, Guid.NewGuid())));
        await Refused.ByAsync(
            "These half days count already: the correction would change nothing.",
            () => Province.SendAsync(seminar.Office, Correct(view.Version, attended[..^1]))
        );
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await elsewhere.SendAsync(
                await elsewhere.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit),
                Correct(view.Version, attended)
            )
        );
        var act = await Province.SendAsync(seminar.Office, Correct(view.Version, attended));
        await Refused.ByAsync(
            "This is proposed already and waits for a second person.",
            () => Province.SendAsync(seminar.Office, Correct(view.Version, attended))
        );
        Assert.Equal(
            (Outcome.NotCompleted, 1, 24m),
            ((await seminar.EnrolmentAsync(absent)).Outcome, await CertificatesAsync(), await HoursAsync())
        );
        await Refused.ByAsync(
            "Nobody confirms what they proposed. Another member of the unit does.",
            () => Province.ConfirmAsync(act, seminar.Office)
        );

        await Province.ConfirmAsync(act);

        Assert.Equal(
            (Outcome.Completed, 20m, 2, 44m),
            (
                (await seminar.EnrolmentAsync(absent)).Outcome,
                (await seminar.EnrolmentAsync(absent)).Hours,
                await CertificatesAsync(),
                await HoursAsync()
            )
        );
        Assert.Equal(DisputeState.Upheld, (await seminar.Year.LoadAsync<AttendanceDispute>(dispute)).State);
        Assert.False(await Province.ReadAsync(db => db.WorkItems.AnyAsync(w => w.SubjectId == dispute && w.DoneAt == null)));
        Assert.Equal(
            (1, 1),
            (
                await ToldAsync(absent, "Your outcome in “{0}” was corrected by the programme office: {1} hours count. Reason: {2}"),
                await ToldAsync(seminar.Host, "The outcome of {0} in “{1}” was corrected by the programme office: {2}")
            )
        );
        Assert.Equal((2, 44m), ((await PapersAsync()).Figures!.Completed, (await PapersAsync()).Figures!.Hours));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
    }

    [Fact, Walks("outcome-certificate")]
    public async Task An_outcome_corrected_downwards_reverses_the_hours_and_puts_the_certificate_under_review()
    {
        await HoldAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        var enrolment = await seminar.EnrolmentAsync(diligent);
        await SecondAsync();
        async Task CorrectAsync(int half) =>
            await Province.ConfirmAsync(
                await Province.SendAsync(
                    seminar.Office,
                    new CorrectOutcome(
                        seminar.Id,
                        enrolment.Id,
                        (await seminar.EnrolmentAsync(diligent)).Version,
                        [.. halfDays.Take(half).Select(h => h.Id)],
                        "代签查实。"
                    )
                )
            );

        await CorrectAsync(3);

        Assert.Equal(
            (Outcome.NotCompleted, 0m, (decimal?)null),
            ((await seminar.EnrolmentAsync(diligent)).Outcome, await HoursAsync(), (await seminar.EnrolmentAsync(diligent)).CreditedHours)
        );
        var certificate = await Province.ReadAsync(db => db.Certificates.SingleAsync());
        Assert.NotNull(certificate.UnderReviewSince);
        Assert.NotNull(
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == certificate.Id && w.DoneAt == null).Select(w => w.DueOn).SingleAsync()
            )
        );
        Assert.Equal(1, await ToldAsync(diligent, "{0} hours of “{1}” were reversed"));

        // Found to be right after all, but for one half day: credited anew, though the first crediting was reversed.
        await CorrectAsync(5);

        Assert.Equal(
            (Outcome.Completed, 20m, 20m),
            ((await seminar.EnrolmentAsync(diligent)).Outcome, await HoursAsync(), (await seminar.EnrolmentAsync(diligent)).CreditedHours)
        );
        Assert.Equal(2, await Province.ReadAsync(db => db.GatheringCredits.CountAsync(c => c.EnrolmentId == enrolment.Id)));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
        Assert.NotNull((await MineAsync(diligent)).EntryId);
        // The office puts the certificate right with the hours of now.
        await Province.SendAsync(
            seminar.Office,
            new DecideCertificateReview(
                certificate.Id,
                (await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.Id == certificate.Id))).Version,
                ReviewOutcome.Replaced,
                null,
                "学时更正"
            )
        );
        Assert.Equal(
            20m,
            (await Province.ReadAsync(db => db.Certificates.SingleAsync(c => c.State == CertificateState.Valid))).Facts.Hours
        );
    }

    [Theory, InlineData(CreditFate.Reversed), InlineData(CreditFate.Stands)]
    [Walks(
        "acceptance-second",
        "acceptance-certificates",
        "acceptance-hours",
        "acceptance-papers",
        "acceptance-outcome",
        "acceptance-disputes"
    )]
    public async Task Two_people_withdraw_the_acceptance_and_the_papers_go_their_way_again(CreditFate fate)
    {
        await HoldAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        var dispute = await Province.SendAsync(absent, new DisputeAttendance(seminar.Id, halfDays[4].Id, "在场。"));
        await SecondAsync();
        async Task<WithdrawAcceptance> FormAsync() => new(seminar.Id, await seminar.VersionAsync(), fate, null, "名单有误。");
        await Assert.ThrowsAsync<ForbiddenException>(async () => await Province.SendAsync(seminar.Host, await FormAsync()));
        await RefusedInput.ForAsync(
            "Certified",
            "Choose what becomes of the hours of people with a certificate",
            async () => await Province.SendAsync(seminar.Office, await FormAsync() with { Certified = null })
        );
        await RefusedInput.ForAsync(
            "Reason",
            "Enter why the acceptance is withdrawn: the host and the trainees read it",
            async () => await Province.SendAsync(seminar.Office, await FormAsync() with { Reason = "" })
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(async () =>
            await Province.SendAsync(seminar.Office, await FormAsync() with { Version = 1 })
        );
        var act = await Province.SendAsync(seminar.Office, await FormAsync());
        Assert.Equal((SeminarState.Closed, 24m), ((await seminar.LoadAsync()).State, await HoursAsync()));
        await Refused.ByAsync(
            "Nobody confirms what they proposed. Another member of the unit does.",
            () => Province.ConfirmAsync(act, seminar.Office)
        );

        await Province.ConfirmAsync(act);

        var back = await seminar.LoadAsync();
        Assert.Equal((SeminarState.PapersReturned, fate == CreditFate.Reversed ? 0m : 24m), (back.State, await HoursAsync()));
        var certificate = await Province.ReadAsync(db => db.Certificates.SingleAsync());
        Assert.Equal(
            fate == CreditFate.Reversed ? ReviewCause.HoursReversed : ReviewCause.AcceptanceWithdrawn,
            await Province.ReadAsync(db =>
                db.CertificateReviews.Where(r => r.CertificateId == certificate.Id).Select(r => r.Cause).SingleAsync()
            )
        );
        Assert.NotNull(
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == certificate.Id && w.DoneAt == null).Select(w => w.DueOn).SingleAsync()
            )
        );
        Assert.Equal(
            (ClosingActs.FilePapersAgain, back.ReturnedDueOn),
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == seminar.Id && w.DoneAt == null)
                    .Select(w => new ValueTuple<string, DateOnly?>(w.Act, w.DueOn))
                    .SingleAsync()
            )
        );
        Assert.Equal((null, ListStanding.BeingCorrected), ((await MineAsync(diligent)).Outcome, (await MineAsync(diligent)).Standing));
        Assert.Equal(
            Role.UnitAdministrator,
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == dispute && w.DoneAt == null).Select(w => w.Role).SingleAsync()
            )
        );

        // The host decides, files again, the office accepts: each person has once what is due.
        await Province.SendAsync(
            seminar.Host,
            new DecideDispute(
                seminar.Id,
                dispute,
                await seminar.Year.VersionAsync<AttendanceDispute>(dispute),
                DisputeAction.Uphold,
                "已核实。"
            )
        );
        await seminar.ConfirmFilingAsync();
        await seminar.AcceptAsync();

        Assert.Equal((SeminarState.Closed, 44m, 2), ((await seminar.LoadAsync()).State, await HoursAsync(), await CertificatesAsync()));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
    }

    [Fact, Walks("break-halfdays", "break-hours", "break-papers", "break-told")]
    public async Task A_seminar_that_is_broken_off_credits_half_days_as_attended()
    {
        await BeginAsync();
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(-30);
        await Refused.ByAsync(
            "The seminar has not begun: its plan is amended instead, and nothing is broken off.",
            async () => await Province.SendAsync(seminar.Office, new BreakOffSeminar(seminar.Id, await seminar.VersionAsync(), "停电。"))
        );
        await AttendAsync(0, 2, diligent);
        // In the middle of the third half day; somebody had signed for it, and half of its time was held.
        Province.Clock.Now = halfDays[2].StartsAt + (halfDays[2].EndsAt - halfDays[2].StartsAt) / 2;
        var view = await Province.SendAsync(seminar.Office, new GetBreakOff(seminar.Id));
        Assert.Equal(
            (2, 3, true, 3, 1, true, null),
            (view.Trainees, view.Held, view.IsUnderWay, view.FallAway, view.WithAttendance, view.CreditsAll, view.Hindrance)
        );
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(seminar.Host, new BreakOffSeminar(seminar.Id, view.Version, "停电。"))
        );
        await RefusedInput.ForAsync(
            "Reason",
            "Enter why the seminar is broken off: trainees and employers read it",
            () => Province.SendAsync(seminar.Office, new BreakOffSeminar(seminar.Id, view.Version, " "))
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(seminar.Office, new BreakOffSeminar(seminar.Id, view.Version - 1, "停电。"))
        );
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await elsewhere.SendAsync(
                await elsewhere.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit),
                new BreakOffSeminar(seminar.Id, view.Version, "停电。")
            )
        );

        await Province.SendAsync(seminar.Office, new BreakOffSeminar(seminar.Id, view.Version, "台风停课。"));

        var broken = await seminar.LoadAsync();
        Assert.Equal(
            (SeminarState.BrokenOff, 3, 2m),
            (broken.State, (await seminar.HalfDaysAsync()).Count, (await seminar.HalfDaysAsync())[2].Hours)
        );
        Assert.Equal(
            3,
            await Province.ReadAsync(db =>
                db.GatheringHalfDays.IgnoreQueryFilters(["Held"]).CountAsync(h => h.GatheringId == seminar.Id && h.FellAwayAt != null)
            )
        );
        Assert.Equal(
            1,
            await ToldAsync(
                diligent,
                "“{0}” was broken off on {1}: {2}. Half days that you attended are counted; look at them and dispute what is wrong"
            )
        );
        Assert.Equal(1, await ToldAsync(seminar.Host, "“{0}” was broken off on {1}: {2}. File its closing papers"));
        Assert.Equal(1, await ToldAsync(nominator, "“{0}”, to which you nominated {1} people, was broken off on {2}: {3}"));
        Assert.Equal(
            ClosingActs.FilePapers,
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == seminar.Id && w.DoneAt == null && w.DueOn != null).Select(w => w.Act).SingleAsync()
            )
        );
        await Refused.ByStateAsync(
            SeminarState.BrokenOff,
            SeminarAction.BreakOff,
            async () => await Province.SendAsync(seminar.Office, new BreakOffSeminar(seminar.Id, await seminar.VersionAsync(), "再次。"))
        );

        // The days after it go as ever; who attended two of three half days has their hours, whatever share it is, and no certificate.
        Province.Clock.Now = BeijingTime.At(broken.HeldUntil.AddDays(1).ToDateTime(new TimeOnly(9, 0)));
        await Province.SendAsync(
            seminar.Host,
            new SavePapers(seminar.Id, await seminar.VersionAsync(), "因台风中止。", "", [new("住宿费", 48000, 20000, null)])
        );
        await Province.SendAsync(
            seminar.Host,
            new AttachToPapers(seminar.Id, ClosingPapers.Categories[0], "总结报告.pdf", SeminarYear.Pdf("总结"))
        );
        await seminar.ConfirmFilingAsync();
        await seminar.AcceptAsync();
        Assert.Equal(
            (Outcome.AsAttended, 8m, 0),
            ((await seminar.EnrolmentAsync(diligent)).Outcome, await HoursAsync(), await CertificatesAsync())
        );
        Assert.Equal(
            1,
            await ToldAsync(diligent, "Your hours of “{0}” are credited as attended; a seminar that was broken off gives no certificate")
        );
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
    }

    private Person nominator = null!;

    /// <summary>One who registered, and one whom another unit nominated.</summary>
    private async Task BeginAsync()
    {
        seminar = await HeldSeminar.FiledAsync(Province);
        diligent = await seminar.LearnerAsync();
        await Province.SendAsync(diligent, new EnrolInSeminar(seminar.Id));
        absent = await seminar.LearnerAsync(SeminarYear.Agriculture);
        nominator = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.Agriculture);
        await Province.SendAsync(nominator, new NominateForSeminar(seminar.Id, [(await seminar.RecordAsync(absent)).Id]));
        halfDays = await seminar.HalfDaysAsync();
    }

    private Task<int> CertificatesAsync() =>
        Province.ReadAsync(db =>
            db.Certificates.CountAsync(c => c.Kind == CertificateKind.SeminarCompletion && c.State == CertificateState.Valid)
        );

    private Task<decimal> HoursAsync() => Province.ReadAsync(db => db.HourEntries.SumAsync(e => e.Hours));
}
