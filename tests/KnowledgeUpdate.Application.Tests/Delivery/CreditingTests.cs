using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>Papers that are accepted credit the hours of those who attended.</summary>
public sealed class CreditingTests(PortalFixture portal) : AttendanceTest(portal)
{
    [Fact]
    public async Task Papers_are_returned_mended_and_accepted_and_only_those_who_attended_get_hours()
    {
        await BeginAsync();
        await seminar.ImportAsync(HeldSeminar.Roster(1, 3));
        await seminar.AttendAsync(0, 1, 2, 3, 4, 5);
        var half = halfDays[5];
        var roll = await Province.SendAsync(seminar.Host, new GetRoll(seminar.Id, half.Id));
        var (absent, rest) = (roll.Rows[^1].EnrolmentId, roll.Rows);
        // One missed the two half days of the last day: four of six is below 80 %.
        foreach (var h in halfDays.Skip(4))
            await Province.SendAsync(
                seminar.Host,
                new SaveRoll(seminar.Id, h.Id, [new(absent, false, false)], [new(absent, true, true)], "未到。")
            );
        await seminar.FilePapersAsync();
        var version = await seminar.VersionAsync();
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(seminar.Host, new DecidePapers(seminar.Id, version, ClosingMove.Accept, null))
        );
        await RefusedInput.ForAsync(
            "Opinion",
            "Enter what is to be changed: the host reads it",
            () => Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, version, ClosingMove.Return, null))
        );
        await Refused.ByAsync(
            "It is “{0}”: its attendance can no longer be changed.",
            () => Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, half.Id, [new(absent, true, true)], [], null))
        );
        await Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, version, ClosingMove.Return, "补充决算说明。"));
        await Refused.ByAsync(
            "It is “{0}”: there are no closing papers to accept.",
            () => Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, version, ClosingMove.Accept, null))
        );
        Assert.Equal("补充决算说明。", (await Province.SendAsync(seminar.Host, new GetPapers(seminar.Id))).Returned);
        await Refused.ByAsync(
            "Nothing has changed since version {0}. Change what was asked for, or enter why the papers are filed again as they are.",
            () => seminar.ConfirmFilingAsync()
        );
        await seminar.ConfirmFilingAsync(unchanged: "决算说明已在附件中。");

        await seminar.AcceptAsync();

        Assert.Equal(
            (3, 3, 72m),
            await Province.ReadAsync(async db =>
                (
                    await db.HourEntries.CountAsync(),
                    await db.Certificates.CountAsync(c => c.Kind == CertificateKind.SeminarCompletion),
                    await db.HourEntries.SumAsync(e => e.Hours)
                )
            )
        );
        Assert.Equal(Outcome.NotCompleted, (await seminar.Year.LoadAsync<Enrolment>(absent)).Outcome);
        // The work again, and the whole crediting once more, change nothing.
        await seminar.RunJobsAsync();
        await Refused.ByAsync(
            "It is “{0}”: there is nothing to credit.",
            () => Province.SendAsync(seminar.Office, new ResumeCrediting(seminar.Id))
        );
        Assert.Equal(3, await Province.ReadAsync(db => db.HourEntries.CountAsync()));
        Assert.Equal(4, rest.Count);
    }

    [Fact]
    public async Task Crediting_that_stops_at_a_fault_resumes_where_it_stood()
    {
        await BeginAsync();
        await seminar.ImportAsync(HeldSeminar.Roster(1, 40));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.PassDisputesAsync();
        await Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, await seminar.VersionAsync(), ClosingMove.Accept, null));
        var job = (await Province.SendAsPortalAsync(new ListOpenJobs())).Single();
        await Province.SendAsPortalAsync(new FailJob(job, "ref"));
        Assert.True((await Province.SendAsync(seminar.Office, new GetSeminar(seminar.Id))).Rights.MayResume);
        await Province.SendAsync(seminar.Office, new ResumeCrediting(seminar.Id));
        await Refused.ByAsync(
            "Hours are being credited already.",
            () => Province.SendAsync(seminar.Office, new ResumeCrediting(seminar.Id))
        );
        await seminar.RunJobsAsync();
        Assert.Equal(
            (41, SeminarState.Closed),
            (await Province.ReadAsync(db => db.Certificates.CountAsync()), (await seminar.LoadAsync()).State)
        );
    }

    [Fact]
    public async Task Two_records_of_one_person_get_the_hours_of_one()
    {
        await BeginAsync();
        await seminar.ImportAsync(HeldSeminar.Roster(1, 1));
        await seminar.AttendAsync();
        var (kept, gone) = (
            (await seminar.RecordAsync(learner)).Id,
            await Province.ReadAsync(db =>
                db.Enrolments.Where(e => e.Route == EnrolmentRoute.Roster).Select(e => e.LearnerId).SingleAsync()
            )
        );
        await Province.SendAsync(seminar.Office, new MergeLearners(kept, gone, await seminar.Year.VersionAsync<Learner>(gone), "同一人。"));
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        Assert.Equal(
            24m,
            await Province.ReadAsync(db =>
                db.LearnerYears.Where(y => y.LearnerId == kept && y.LearningYear == 2027).Select(y => y.Professional).SingleAsync()
            )
        );
        Assert.Equal(1, await Province.ReadAsync(db => db.Certificates.CountAsync()));
    }
}
