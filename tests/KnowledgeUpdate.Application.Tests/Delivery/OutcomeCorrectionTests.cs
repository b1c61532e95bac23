using FluentValidation;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>Two people correct an outcome after the acceptance.</summary>
public sealed class OutcomeCorrectionTests(PortalFixture portal) : ClosingPapersTest(portal)
{
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
}
