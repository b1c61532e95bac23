using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>What was held stays held: half days that are over, seats of what is over, disputes that nobody decides.</summary>
public sealed class CourseTableTests(PortalFixture portal) : UseCaseTest(portal)
{
    private HeldSeminar seminar = null!;
    private Person learner = null!;
    private IReadOnlyList<GatheringHalfDay> halfDays = [];

    private async Task BeginAsync(int capacity = 50)
    {
        seminar = await HeldSeminar.FiledAsync(Province, capacity);
        learner = await seminar.LearnerAsync();
        await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id));
        halfDays = await seminar.HalfDaysAsync();
    }

    private const string Changed = "The course table of “{0}” was changed";

    private Task<int> ToldAsync(Person person, string key) =>
        Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == person.UserId && n.Key == key));

    private Task<RuleException> RefusedAsync(string sentence, Func<ImplementationInput, ImplementationInput> change) =>
        Refused.ByAsync(sentence, () => seminar.FileAsync(change));

    [Fact, Walks("implementation-halfdays")]
    public async Task A_half_day_that_is_over_neither_leaves_the_course_table_nor_changes_in_it()
    {
        await BeginAsync();
        // Somebody has signed for a half day that is still under way: it stays, too.
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(5);
        await Province.SendAsync(
            seminar.Host,
            new SaveRoll(seminar.Id, halfDays[0].Id, [new((await seminar.EnrolmentAsync(learner)).Id, true, false)], [], null)
        );
        await RefusedAsync(
            "The half day {0:yyyy-MM-dd} ({1}) has begun: it cannot leave the course table.",
            i => i with { Lessons = [.. i.Lessons.Skip(1)] }
        );
        Province.Clock.Now = halfDays[1].EndsAt;
        await RefusedAsync(
            "The half day {0:yyyy-MM-dd} ({1}) has begun: it cannot leave the course table.",
            i => i with { Lessons = [.. i.Lessons.Skip(1)] }
        );
        await RefusedAsync(
            "The half day {0:yyyy-MM-dd} ({1}) has begun: its time and its hours can no longer be changed.",
            i => i with { Lessons = [i.Lessons[0] with { From = i.Lessons[0].From!.Value.AddMinutes(30) }, .. i.Lessons.Skip(1)] }
        );
        await RefusedAsync(
            "The half day {0:yyyy-MM-dd} ({1}) has begun: its time and its hours can no longer be changed.",
            i => i with { Lessons = [i.Lessons[0] with { Hours = i.Lessons[0].Hours + 1 }, .. i.Lessons.Skip(1)] }
        );

        // Nothing is added that would have begun, and of what is to come nothing falls away.
        Province.Clock.Now = halfDays[2].EndsAt;
        await RefusedAsync(
            "The half day {0:yyyy-MM-dd} ({1}) would have begun already: only half days to come can be added.",
            i =>
                i with
                {
                    Lessons =
                    [
                        .. i.Lessons,
                        new LessonInput(1, HalfDay.Evening, new TimeOnly(19, 30), new TimeOnly(21, 0), "补课", 2, "覃讲师", "第一教室"),
                    ],
                }
        );
        await RefusedAsync(
            "The seminar has begun: half days to come may move within its days, but none may fall away or be shortened. The "
                + "programme office breaks a seminar off or amends its plan.",
            i => i with { Lessons = [.. i.Lessons.SkipLast(1)] }
        );
        await RefusedAsync(
            "The seminar has begun: half days to come may move within its days, but none may fall away or be shortened. The "
                + "programme office breaks a seminar off or amends its plan.",
            i => i with { Lessons = [.. i.Lessons.SkipLast(1), i.Lessons[^1] with { Hours = 1 }] }
        );

        // Its lecturer may be put right, and what is still to come may move: everybody is told.
        await seminar.FileAsync(i =>
            i with
            {
                Lessons =
                [
                    i.Lessons[0] with
                    {
                        Lecturer = "覃讲师",
                    },
                    .. i.Lessons.Skip(1).SkipLast(1),
                    i.Lessons[^1] with
                    {
                        Room = "第二教室",
                    },
                ],
            }
        );
        Assert.Equal(halfDays.Select(h => h.StartsAt), (await seminar.HalfDaysAsync()).Select(h => h.StartsAt));
        Assert.Equal(0, await ToldAsync(learner, Changed));
        await seminar.FileAsync(i =>
            i with
            {
                Lessons = [.. i.Lessons.SkipLast(1), i.Lessons[^1] with { From = i.Lessons[^1].From!.Value.AddMinutes(-30) }],
            }
        );
        Assert.Equal((1, 1), (await ToldAsync(learner, Changed + ": look at its page again"), await ToldAsync(seminar.Office, Changed)));
    }

    [Fact]
    public async Task Hours_take_their_time_which_stands_beside_the_field()
    {
        await BeginAsync();

        await RefusedInput.ForAsync(
            "Lessons[0].Hours",
            "An hour takes at least 40 minutes: enter fewer hours, or a longer time",
            () =>
                seminar.FileAsync(i =>
                    i with
                    {
                        Lessons = [i.Lessons[0] with { To = i.Lessons[0].From!.Value.AddMinutes(1), Hours = 12 }, .. i.Lessons.Skip(1)],
                    }
                )
        );
    }

    [Fact]
    public async Task An_administrator_of_the_host_enters_neither_the_own_seat_nor_the_own_attendance()
    {
        await BeginAsync();
        var record = (await seminar.RecordAsync(learner)).Id;
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET user_id = '{seminar.Host.UserId}' WHERE id = '{record}'");
        var own = await Province.ReadAsync(db => db.Enrolments.Where(e => e.LearnerId == record).Select(e => e.Id).SingleAsync());
        Province.Clock.Now = halfDays[0].EndsAt;
        await Refused.ByAsync(
            "Your own attendance is among the marks. Leave it as it is: sign by the room's code, or have somebody else of the "
                + "unit enter it.",
            () => Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, halfDays[0].Id, [new(own, true, true)], [], null))
        );
        await Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, halfDays[0].Id, [new(own, false, false)], [], null));
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [own], EnrolmentAction.Decline, "试"))
        );
    }

    [Fact]
    public async Task Papers_are_not_filed_before_the_last_day_of_the_plan_whatever_the_course_table_says()
    {
        await BeginAsync();
        // Before it begins the host takes the third day out of the table.
        await seminar.FileAsync(i => i with { Lessons = [.. i.Lessons.Where(l => l.Day < 3)] });
        await seminar.AttendAsync(0, 1, 2, 3);
        Province.Clock.Now = halfDays[3].EndsAt.AddHours(3);
        var early = await Province.SendAsync(seminar.Host, new GetPapersFiling(seminar.Id));
        Assert.Contains("by the plan", early.Hindrance!.Message, StringComparison.Ordinal);
        await Refused.ByAsync(
            "It is held until {0:yyyy-MM-dd} by the plan: the closing papers are filed when its last half day is over.",
            () => Province.SendAsync(seminar.Host, new FilePapers(seminar.Id, early.Version, early.Seen))
        );
        await seminar.WritePapersAsync();
        // After the last day the table is closed.
        await RefusedAsync("The seminar ended on {0:yyyy-MM-dd}: its course table can no longer be changed.", i => i);
        await seminar.ConfirmFilingAsync();
    }

    [Fact]
    public async Task Nobody_is_admitted_to_what_is_over_returned_or_broken_off()
    {
        await BeginAsync(capacity: 1);
        var waiting = await seminar.LearnerAsync();
        await Province.SendAsync(waiting, new EnrolInSeminar(seminar.Id));
        var (mine, next) = (await seminar.EnrolmentAsync(learner), await seminar.EnrolmentAsync(waiting));
        Assert.Equal(EnrolmentState.Waiting, next.State);
        Province.Clock.Now = halfDays[2].StartsAt.AddMinutes(-30);
        await Province.SendAsync(seminar.Office, new BreakOffSeminar(seminar.Id, await seminar.VersionAsync(), "台风停课。"));

        // Who waited waits no more, and a seat that becomes free goes to nobody.
        Assert.Equal(EnrolmentState.Cancelled, (await seminar.EnrolmentAsync(waiting)).State);
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n =>
                    n.UserId == waiting.UserId && n.Key == "“{0}” was broken off. Your enrolment has ended with it"
                )
            )
        );
        await Refused.ByAsync(
            "The seminar was over on {0:yyyy-MM-dd}: nobody is admitted any more.",
            () => seminar.ImportAsync(HeldSeminar.Roster(1, 2))
        );
        await Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [mine.Id], EnrolmentAction.Decline, "未到场。"));
        await Refused.ByAsync(
            "The seminar was over on {0:yyyy-MM-dd}: nobody is admitted any more.",
            () => Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [mine.Id], EnrolmentAction.Confirm, null))
        );
    }

    [Fact]
    public async Task Returned_papers_admit_nobody_and_fill_no_seat()
    {
        await BeginAsync(capacity: 1);
        var waiting = await seminar.LearnerAsync();
        await Province.SendAsync(waiting, new EnrolInSeminar(seminar.Id));
        await seminar.FilePapersAsync();
        await Province.SendAsync(
            seminar.Office,
            new DecidePapers(seminar.Id, await seminar.VersionAsync(), ClosingMove.Return, "名单有误。")
        );

        await Refused.ByAsync(
            "The seminar was over on {0:yyyy-MM-dd}: nobody is admitted any more.",
            () => seminar.ImportAsync(HeldSeminar.Roster(1, 2))
        );
        await Province.SendAsync(
            seminar.Host,
            new DecideEnrolments(seminar.Id, [(await seminar.EnrolmentAsync(learner)).Id], EnrolmentAction.Decline, "未到场。")
        );
        Assert.Equal(EnrolmentState.Waiting, (await seminar.EnrolmentAsync(waiting)).State);
    }

    [Fact]
    public async Task A_dispute_that_the_host_leaves_open_is_decided_by_the_office()
    {
        await BeginAsync();
        await seminar.AttendAsync(0, 1, 2, 3);
        await seminar.FilePapersAsync();
        var dispute = await Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[4].Id, "在场。"));
        async Task<DecideDispute> FormAsync() =>
            new(seminar.Id, dispute, await seminar.Year.VersionAsync<AttendanceDispute>(dispute), DisputeAction.Uphold, "现场照片为证。");
        await Assert.ThrowsAsync<ForbiddenException>(async () => await Province.SendAsync(seminar.Office, await FormAsync()));
        Assert.False((await Province.SendAsync(seminar.Office, new GetDispute(seminar.Id, dispute))).MayDecide);
        await seminar.PassDisputesAsync();

        await Province.SendAsPortalAsync(new SettleOutcomes());
        await Province.SendAsPortalAsync(new SettleOutcomes());

        Assert.Equal(
            [Role.UnitAdministrator, Role.ProgrammeOffice],
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == dispute && w.DoneAt == null).OrderBy(w => w.Id).Select(w => w.Role).ToListAsync()
            )
        );
        Assert.True((await Province.SendAsync(seminar.Office, new GetDispute(seminar.Id, dispute))).MayDecide);
        await Assert.ThrowsAsync<ForbiddenException>(async () => await Province.SendAsync(seminar.Year.Bureau, await FormAsync()));
        await Province.SendAsync(seminar.Office, await FormAsync());
        Assert.False(await Province.ReadAsync(db => db.WorkItems.AnyAsync(w => w.SubjectId == dispute && w.DoneAt == null)));
        await seminar.AcceptAsync();
        Assert.Equal(SeminarState.Closed, (await seminar.LoadAsync()).State);
    }

    [Fact]
    public async Task Who_disputes_does_not_decide_it()
    {
        await BeginAsync();
        // An administrator of the host who attends the own seminar.
        var record = (await seminar.RecordAsync(learner)).Id;
        Province.Clock.Now = halfDays[0].EndsAt.AddHours(2);
        var dispute = await Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[0].Id, "在场。"));
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET user_id = '{seminar.Host.UserId}' WHERE id = '{record}'");

        await Assert.ThrowsAsync<ForbiddenException>(async () =>
            await Province.SendAsync(
                seminar.Host,
                new DecideDispute(
                    seminar.Id,
                    dispute,
                    await seminar.Year.VersionAsync<AttendanceDispute>(dispute),
                    DisputeAction.Uphold,
                    "在场。"
                )
            )
        );
    }
}
