using FluentValidation;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>Two people withdraw an acceptance.</summary>
public sealed class AcceptanceWithdrawalTests(PortalFixture portal) : ClosingPapersTest(portal)
{
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
}
