using KnowledgeUpdate.Application.Calendar;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>What rests on a seminar's date follows it: the plan's amendments move and end everything, and tell everybody.</summary>
public sealed class AmendedSeminarTests(PortalFixture portal) : UseCaseTest(portal)
{
    private static readonly DateOnly Later = new(2027, 4, 12);

    private HeldSeminar seminar = null!;
    private Person learner = null!;

    private async Task BeginAsync(int capacity = 50)
    {
        seminar = await HeldSeminar.PlannedAsync(Province);
        await Province.SendAsync(seminar.Office, new OpenCalendarYear(2027, "国办发明电"));
        await seminar.FileAsync(i => i with { Capacity = capacity });
        learner = await seminar.LearnerAsync();
        await Province.SendAsync(seminar.Host, new NominateForSeminar(seminar.Id, [(await seminar.RecordAsync(learner)).Id]));
    }

    private Task<Guid> RequestAsync(AmendmentKind kind, DateOnly? startsOn = null, int? headCount = null) =>
        Province.SendAsync(
            seminar.Host,
            new RequestPlanAmendment(seminar.Year.Plan, seminar.Year.Proposals[0], kind, startsOn, null, headCount, "场地维修。")
        );

    private async Task DecideAsync(Guid id, bool approve = true) =>
        await Province.SendAsync(
            seminar.Office,
            new DecidePlanAmendment(
                id,
                await seminar.Year.VersionAsync<PlanAmendment>(id),
                approve,
                "同意。",
                approve ? "桂人社函〔2027〕9号" : null
            )
        );

    private Task<List<WorkItem>> ItemsAsync(string act) =>
        Province.ReadAsync(db =>
            db.WorkItems.AsNoTracking().Where(w => w.SubjectId == seminar.Id && w.DoneAt == null && w.Act == act).ToListAsync()
        );

    private Task<int> ToldAsync(Person person, string key) =>
        Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == person.UserId && n.Key == key));

    private void GoTo(DateOnly day) => Province.Clock.Now = BeijingTime.At(day.ToDateTime(new TimeOnly(9, 0)));

    [Fact, Walks("amend-seminar", "amend-enrolment-end", "amend-filing")]
    public async Task A_postponed_seminar_takes_enrolment_half_days_papers_and_work_with_it()
    {
        await BeginAsync();
        var (before, papers) = ((await seminar.LoadAsync()).Implementation!.EnrolmentClosesAt, (await seminar.LoadAsync()).PapersDueOn);
        var id = await RequestAsync(AmendmentKind.Postpone, Later);
        var view = await Province.SendAsync(seminar.Office, new GetPlanAmendment(id));
        Assert.Equal(
            (1, 0, 1, 6, before, before.AddDays(35)),
            (
                view.Impact!.Seated,
                view.Impact.Waiting,
                view.Impact.Nominators,
                view.Impact.HalfDays,
                view.Impact.EnrolmentClosesAt!.Value,
                view.Impact.EnrolmentClosesThen!.Value
            )
        );

        await DecideAsync(id);

        var moved = await seminar.LoadAsync();
        Assert.Equal(
            (Later, Later.AddDays(2), before.AddDays(35)),
            (moved.StartsOn, moved.EndsOn, moved.Implementation!.EnrolmentClosesAt)
        );
        Assert.NotNull(papers);
        Assert.True(moved.PapersDueOn > papers, "the closing papers are due by the new last day");
        Assert.Equal(Later, (await seminar.HalfDaysAsync())[0].Date);
        Assert.Equal(
            (1, 1),
            (
                await ToldAsync(learner, "“{0}” has changed: it begins on {1}. Look at its page again"),
                await ToldAsync(seminar.Host, "“{0}” has changed: it begins on {2}. {1} of your staff are enrolled")
            )
        );
        var item = Assert.Single(await ItemsAsync(DeliveryActs.MendImplementation));
        Assert.Equal((Later.AddDays(-1), true), (item.DueOn!.Value, item.Detail.StartsWith("2027-04-12", StringComparison.Ordinal)));
        // What stood before stays on the page, whatever the plan says now.
        Assert.Equal(new DateOnly(2027, 3, 8), (await Province.SendAsync(seminar.Office, new GetPlanAmendment(id))).Before!.StartsOn);

        await seminar.FileAsync();
        Assert.Empty(await ItemsAsync(DeliveryActs.MendImplementation));
    }

    [Fact]
    public async Task The_item_of_a_plan_not_filed_says_the_new_day()
    {
        seminar = await HeldSeminar.PlannedAsync(Province);
        var due = Assert.Single(await ItemsAsync(DeliveryActs.FileImplementation)).DueOn!.Value;

        await DecideAsync(await RequestAsync(AmendmentKind.Postpone, Later));

        var item = Assert.Single(await ItemsAsync(DeliveryActs.FileImplementation));
        Assert.Equal((due.AddDays(35), true), (item.DueOn!.Value, item.Detail.StartsWith("2027-04-12", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_day_too_early_for_the_filing_rule_is_refused_and_so_is_one_that_has_passed_by_the_decision()
    {
        seminar = await HeldSeminar.PlannedAsync(Province);
        GoTo(new DateOnly(2027, 1, 4));
        var early = await Refused.ByAsync(
            "{0:yyyy-MM-dd} is too early: the first day is after today and leaves the {1} days in which the implementation plan "
                + "is filed. Choose {2:yyyy-MM-dd} or later.",
            () => RequestAsync(AmendmentKind.Change, new DateOnly(2027, 1, 7))
        );
        Assert.Equal(new DateOnly(2027, 2, 3), early.Args[2]);

        var id = await RequestAsync(AmendmentKind.Change, new DateOnly(2027, 2, 3));
        GoTo(new DateOnly(2027, 2, 3));
        await Refused.ByAsync(
            "{0:yyyy-MM-dd} is too early: the first day is after today and leaves the {1} days in which the implementation plan "
                + "is filed. Choose {2:yyyy-MM-dd} or later.",
            () => DecideAsync(id)
        );
        Assert.Equal(AmendmentState.Requested, (await seminar.Year.LoadAsync<PlanAmendment>(id)).State);
        await DecideAsync(id, approve: false);
    }

    [Fact, Walks("amend-cancel-enrolled")]
    public async Task A_cancelled_seminar_ends_its_enrolments_and_half_days_and_tells_people_and_employers()
    {
        await BeginAsync(capacity: 1);
        var waiting = await seminar.LearnerAsync();
        await Province.SendAsync(waiting, new EnrolInSeminar(seminar.Id));
        Assert.Equal(EnrolmentState.Waiting, (await seminar.EnrolmentAsync(waiting)).State);

        await DecideAsync(await RequestAsync(AmendmentKind.Cancel));

        Assert.Equal(SeminarState.Cancelled, (await seminar.LoadAsync()).State);
        Assert.Null((await seminar.LoadAsync()).PapersDueOn);
        Assert.Equal(
            (EnrolmentState.Cancelled, null, EnrolmentState.Cancelled),
            (
                (await seminar.EnrolmentAsync(learner)).State,
                (await seminar.EnrolmentAsync(learner)).Seat,
                (await seminar.EnrolmentAsync(waiting)).State
            )
        );
        Assert.Equal(
            0,
            await Province.ReadAsync(db => db.GatheringSeats.Where(s => s.GatheringId == seminar.Id).Select(s => s.Taken).SingleAsync())
        );
        Assert.Empty(await seminar.HalfDaysAsync());
        Assert.Equal(
            (1, 1),
            (
                await ToldAsync(waiting, "“{0}” was cancelled. Your enrolment has ended with it"),
                await ToldAsync(seminar.Host, "“{0}” was cancelled: the enrolments of {1} of your staff have ended with it")
            )
        );
        Assert.Empty(await Province.ReadAsync(db => db.WorkItems.Where(w => w.SubjectId == seminar.Id && w.DoneAt == null).ToListAsync()));
        Assert.Empty((await Province.SendAsync(learner, new GetMySeminar(seminar.Id))).HalfDays);
        Assert.Equal(
            SeminarState.Cancelled,
            (await Province.SendAsync(seminar.Host, new ListNominees(seminar.Id, null, new PageOf()))).State
        );
    }

    [Fact]
    public async Task A_seminar_that_people_attended_is_neither_moved_nor_cancelled_and_one_that_was_not_held_is()
    {
        await BeginAsync();
        var asked = await RequestAsync(AmendmentKind.Cancel);
        await seminar.AttendAsync(0);
        await Refused.ByAsync(
            "Attendance was taken already: a seminar that has begun is broken off, and neither moved nor cancelled.",
            () => DecideAsync(asked)
        );
        await DecideAsync(asked, approve: false);
        await Refused.ByAsync(
            "Attendance was taken already: a seminar that has begun is broken off, and neither moved nor cancelled.",
            () => RequestAsync(AmendmentKind.Cancel)
        );
        await Refused.ByAsync(
            "Attendance was taken already: a seminar that has begun is broken off, and neither moved nor cancelled.",
            () => RequestAsync(AmendmentKind.Postpone, new DateOnly(2027, 9, 6))
        );
    }

    [Fact]
    public async Task Nobody_enrols_in_what_is_over_and_it_is_asked_for_papers_again_after_it_was_moved()
    {
        await BeginAsync();
        var late = await seminar.LearnerAsync();
        GoTo(new DateOnly(2027, 3, 12));
        await Province.SendAsPortalAsync(new FollowSeminars());
        Assert.Single(await ItemsAsync(ClosingActs.FilePapers));
        await Refused.ByAsync("Enrolment in “{0}” is closed.", () => Province.SendAsync(late, new EnrolInSeminar(seminar.Id)));
        await Refused.ByAsync(
            "The seminar was over on {0:yyyy-MM-dd}: nobody is admitted any more.",
            () => seminar.ImportAsync(HeldSeminar.Roster(1, 1))
        );
        await Refused.ByAsync(
            "The seminar was over on {0:yyyy-MM-dd}: nobody is admitted any more.",
            async () =>
                await Province.SendAsync(
                    seminar.Host,
                    new DecideEnrolments(seminar.Id, [(await seminar.EnrolmentAsync(learner)).Id], EnrolmentAction.Confirm, null)
                )
        );

        await DecideAsync(await RequestAsync(AmendmentKind.Postpone, Later));

        Assert.Empty(await ItemsAsync(ClosingActs.FilePapers));
        await Province.SendAsPortalAsync(new FollowSeminars());
        Assert.Empty(await ItemsAsync(ClosingActs.FilePapers));
        await Province.SendAsync(late, new EnrolInSeminar(seminar.Id));
        GoTo(Later.AddDays(3));
        await Province.SendAsPortalAsync(new FollowSeminars());
        Assert.Single(await ItemsAsync(ClosingActs.FilePapers));
    }

    [Fact]
    public async Task The_office_sees_money_and_sums_before_it_approves_more_people()
    {
        await BeginAsync();
        var view = await Province.SendAsync(seminar.Office, new GetPlanAmendment(await RequestAsync(AmendmentKind.Change, headCount: 400)));
        var people = view.Before!.HeadCount;
        Assert.Equal((people, 400), (view.Totals.Trainees, view.Totals.TraineesThen));
        Assert.Equal((view.Fees!.Cap * 400 / people, view.Fees.Asked * 400 / people), (view.Fees.CapThen, view.Fees.AskedThen));
    }
}
