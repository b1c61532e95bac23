using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>What was held stays held: half days that are over, seats of what is over, disputes that nobody decides.</summary>
public sealed class CourseTableTests(PortalFixture portal) : UseCaseTest(portal)
{
    private HeldSeminar seminar = null!;
    private Person learner = null!;
    private IReadOnlyList<SeminarHalfDay> halfDays = [];

    private async Task BeginAsync(int capacity = 50)
    {
        seminar = await HeldSeminar.FiledAsync(Province, capacity);
        learner = await seminar.LearnerAsync();
        await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id));
        halfDays = await seminar.HalfDaysAsync();
    }

    private async Task<string> RefusedAsync(Func<ImplementationInput, ImplementationInput> change) => (await Assert.ThrowsAsync<RuleException>(() => seminar.FileAsync(change))).Message;

    [Fact, Walks("implementation-halfdays")]
    public async Task A_half_day_that_is_over_neither_leaves_the_course_table_nor_changes_in_it()
    {
        await BeginAsync();
        // Somebody has signed for a half day that is still under way: it stays, too.
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(5);
        await Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, halfDays[0].Id, [new((await seminar.EnrolmentAsync(learner)).Id, true, false)], [], null));
        Assert.Contains("Attendance was taken", await RefusedAsync(i => i with { Lessons = [.. i.Lessons.Skip(1)] }), StringComparison.Ordinal);
        Province.Clock.Now = halfDays[1].EndsAt;
        Assert.Contains("cannot leave", await RefusedAsync(i => i with { Lessons = [.. i.Lessons.Skip(1)] }), StringComparison.Ordinal);
        Assert.Contains("can no longer be changed", await RefusedAsync(i => i with { Lessons = [i.Lessons[0] with { From = i.Lessons[0].From!.Value.AddMinutes(30) }, .. i.Lessons.Skip(1)] }), StringComparison.Ordinal);
        Assert.Contains("can no longer be changed", await RefusedAsync(i => i with { Lessons = [i.Lessons[0] with { Hours = i.Lessons[0].Hours + 1 }, .. i.Lessons.Skip(1)] }), StringComparison.Ordinal);

        // Its lecturer may be put right, and what is still to come may move.
        await seminar.FileAsync(i => i with { Lessons = [i.Lessons[0] with { Lecturer = "覃讲师" }, .. i.Lessons.Skip(1).SkipLast(1), i.Lessons[^1] with { Room = "第二教室" }] });
        Assert.Equal(halfDays.Select(h => h.StartsAt), (await seminar.HalfDaysAsync()).Select(h => h.StartsAt));
    }

    [Fact]
    public async Task Papers_are_not_filed_before_the_last_day_of_the_plan_whatever_the_course_table_says()
    {
        await BeginAsync();
        await seminar.AttendAsync(0, 1, 2, 3);
        // On the second day the host takes the third one out of the table.
        await seminar.FileAsync(i => i with { Lessons = [.. i.Lessons.Where(l => l.Day < 3)] });
        Province.Clock.Now = halfDays[3].EndsAt.AddHours(3);
        var early = await Province.SendAsync(seminar.Host, new GetPapersFiling(seminar.Id));
        Assert.Contains("by the plan", early.Hindrance!.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RuleException>(() => Province.SendAsync(seminar.Host, new FilePapers(seminar.Id, early.Version, early.Seen)));
        await seminar.WritePapersAsync();
        // After the last day the table is closed.
        Assert.Contains("can no longer be changed", await RefusedAsync(i => i), StringComparison.Ordinal);
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
        Assert.Equal(1, await Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == waiting.UserId && n.Key == "“{0}” was broken off. Your enrolment has ended with it")));
        await Assert.ThrowsAsync<RuleException>(() => seminar.ImportAsync(HeldSeminar.Roster(1, 2)));
        await Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [mine.Id], EnrolmentAction.Decline, "未到场。"));
        await Assert.ThrowsAsync<RuleException>(() => Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [mine.Id], EnrolmentAction.Confirm, null)));
    }

    [Fact]
    public async Task Returned_papers_admit_nobody_and_fill_no_seat()
    {
        await BeginAsync(capacity: 1);
        var waiting = await seminar.LearnerAsync();
        await Province.SendAsync(waiting, new EnrolInSeminar(seminar.Id));
        await seminar.FilePapersAsync();
        await Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, await seminar.VersionAsync(), SeminarAction.ReturnPapers, "名单有误。"));

        await Assert.ThrowsAsync<RuleException>(() => seminar.ImportAsync(HeldSeminar.Roster(1, 2)));
        await Province.SendAsync(seminar.Host, new DecideEnrolments(seminar.Id, [(await seminar.EnrolmentAsync(learner)).Id], EnrolmentAction.Decline, "未到场。"));
        Assert.Equal(EnrolmentState.Waiting, (await seminar.EnrolmentAsync(waiting)).State);
    }

    [Fact]
    public async Task A_dispute_that_the_host_leaves_open_is_decided_by_the_office()
    {
        await BeginAsync();
        await seminar.AttendAsync(0, 1, 2, 3);
        await seminar.FilePapersAsync();
        var dispute = await Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[4].Id, "在场。"));
        async Task<DecideDispute> FormAsync() => new(seminar.Id, dispute, await seminar.Year.VersionAsync<AttendanceDispute>(dispute), DisputeAction.Uphold, "现场照片为证。");
        await Assert.ThrowsAsync<ForbiddenException>(async () => await Province.SendAsync(seminar.Office, await FormAsync()));
        Assert.False((await Province.SendAsync(seminar.Office, new GetDispute(seminar.Id, dispute))).MayDecide);
        await seminar.PassDisputesAsync();

        await Province.SendAsPortalAsync(new SettleOutcomes());
        await Province.SendAsPortalAsync(new SettleOutcomes());

        Assert.Equal([Role.UnitAdministrator, Role.ProgrammeOffice], await Province.ReadAsync(db => db.WorkItems.Where(w => w.SubjectId == dispute && w.DoneAt == null).OrderBy(w => w.Id).Select(w => w.Role).ToListAsync()));
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

        await Assert.ThrowsAsync<ForbiddenException>(async () => await Province.SendAsync(seminar.Host, new DecideDispute(seminar.Id, dispute, await seminar.Year.VersionAsync<AttendanceDispute>(dispute), DisputeAction.Uphold, "在场。")));
    }
}
