using FluentValidation;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Evaluations;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>What trainees read and dispute between the filing of the papers and their acceptance.</summary>
public sealed class PapersOutcomeTests(PortalFixture portal) : ClosingPapersTest(portal)
{
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
}
