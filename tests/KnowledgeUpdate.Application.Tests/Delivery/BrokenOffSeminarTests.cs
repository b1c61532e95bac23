using FluentValidation;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>A seminar that was broken off.</summary>
public sealed class BrokenOffSeminarTests(PortalFixture portal) : ClosingPapersTest(portal)
{
    private Person nominator = null!;

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
            await ToldAsync(diligent, "Your hours of “{0}” are credited as attended; a training that was broken off gives no certificate")
        );
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
    }

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
}
