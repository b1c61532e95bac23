using FluentValidation;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>Closing papers are filed with the counts that were seen, returned, mended, and held against the budget.</summary>
public sealed class PapersFilingTests(PortalFixture portal) : ClosingPapersTest(portal)
{
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
}
