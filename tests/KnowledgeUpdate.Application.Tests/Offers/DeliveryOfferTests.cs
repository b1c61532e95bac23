using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;

namespace KnowledgeUpdate.Application.Tests.Offers;

/// <summary>Seminars, enrolments, closing papers and certificates: what is offered is not refused, and the other way round.</summary>
public sealed class DeliveryOfferTests(PortalFixture portal) : UseCaseTest(portal)
{
    private HeldSeminar seminar = null!;
    private OfferBook book = null!;

    private Guid Id => seminar.Id;

    private async Task BeginAsync()
    {
        seminar = await HeldSeminar.PlannedAsync(Province);
        await Province.SealAsync(seminar.Office, new ChosenFile("章.png", Documents.Certificates.SampleSeal.Draw()));
        book = await OfferBook.OfAsync(Province, seminar.Office, seminar.Host, seminar.Year.Bureau);
        var member = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
        book.People.Add(await Province.JoinAsync(seminar.Office, member, Role.ProgrammeOffice, SeminarYear.OfficeUnit));
        book.People.Add(await Province.LendAsync(seminar.Office, await Province.PersonAsync(Role.Inspector, SeminarYear.OfficeUnit), 90));
    }

    private async Task CompareSeminarAsync()
    {
        var (version, loaded) = (await seminar.VersionAsync(), await seminar.LoadAsync());
        var state = $"{loaded.State} on {BeijingTime.DateOf(Province.Clock.Now)}";
        var view = OfferBook.View(person => Province.SendAsync(person, new GetSeminar(Id)));
        Func<Person, Task<bool>> Right(Func<SeminarRights, bool> right) => view(v => right(v.Rights));
        var papers = OfferBook.View(person => Province.SendAsync(person, new GetPapers(Id)));
        await book.CompareAsync("Return", state, Right(r => r.MayReturn), () => new ReturnImplementation(Id, version, "请补充教室。"));
        await book.CompareAsync("Break off", state, Right(r => r.MayBreakOff), () => new BreakOffSeminar(Id, version, "台风停课。"));
        await book.CompareAsync(
            "Return papers",
            state,
            Right(r => r.MayDecide),
            () => new DecidePapers(Id, version, ClosingMove.Return, "请补充总结。")
        );
        await book.CompareAsync(
            "Accept papers",
            state,
            papers(p => p.MayAccept),
            () => new DecidePapers(Id, version, ClosingMove.Accept, "同意结项。")
        );
        await book.CompareAsync(
            "Withdraw acceptance",
            state,
            papers(p => p.MayWithdraw),
            () => new WithdrawAcceptance(Id, version, CreditFate.Stands, CreditFate.Stands, "名单有误。")
        );
    }

    private async Task CompareEnrolmentAsync(string state, Person? enrolled = null)
    {
        var id = seminar.Id;
        var view = OfferBook.View(person => Province.SendAsync(person, new GetMySeminar(id)));
        await book.CompareAsync("Enrol", state, view(v => v.MayEnrol), () => new EnrolInSeminar(id), enrolled);
        await book.CompareAsync("Withdraw from it", state, view(v => v.MayWithdraw), () => new WithdrawFromSeminar(id, "出差"));
    }

    [Fact]
    public async Task Of_a_seminar_and_its_closing_papers_at_every_state()
    {
        await BeginAsync();
        await CompareSeminarAsync();
        var form = await seminar.InputAsync();
        var planned = await seminar.VersionAsync();
        await book.CompareAsync(
            "File",
            "Planned",
            async person => (await Province.SendAsync(person, new GetSeminar(Id))).Rights.MayFile,
            () => new FileImplementation(Id, planned, form, null)
        );
        await seminar.FileAsync();
        await CompareSeminarAsync();
        var learner = await seminar.LearnerAsync();
        book.People.Add(learner);
        book.People.Add(await seminar.LearnerAsync(unit: null));
        await CompareEnrolmentAsync("open");
        await Province.SendAsync(learner, new EnrolInSeminar(Id));
        await CompareEnrolmentAsync("enrolled", learner);
        await seminar.AttendAsync(0, 1, 2, 3, 4);
        await CompareSeminarAsync();
        await DisputeAsync(learner);
        await CompareEnrolmentAsync("held");
        await seminar.FilePapersAsync();
        await CompareSeminarAsync();
        await seminar.PassDisputesAsync();
        await CompareSeminarAsync();
        await Province.SendAsync(seminar.Office, new DecidePapers(Id, await seminar.VersionAsync(), ClosingMove.Return, "请补充总结。"));
        await CompareSeminarAsync();
        await seminar.ConfirmFilingAsync(unchanged: "总结已在附件中。");
        await seminar.PassDisputesAsync();
        await seminar.AcceptAsync();
        await CompareSeminarAsync();

        await CompareOutcomeAsync(learner);
        var certificate = await Province.ReadAsync(db => db.Certificates.Select(c => c.Id).FirstAsync());
        await CompareCertificateAsync(certificate);
        await Province.SendAsync(
            seminar.Office,
            new RevokeCertificate(
                certificate,
                await seminar.Year.VersionAsync<Certificate>(certificate),
                RevocationReason.Error,
                "登记有误，已核实。"
            )
        );
        await CompareCertificateAsync(certificate);

        book.AssertSame(
            "File",
            "Return",
            "Break off",
            "Return papers",
            "Accept papers",
            "Withdraw acceptance",
            "Enrol",
            "Withdraw from it",
            "Decide dispute",
            "Correct outcome",
            "Revoke",
            "Reissue"
        );
    }

    /// <summary>The last half day is disputed, and the record stands.</summary>
    private async Task DisputeAsync(Person learner)
    {
        var half = (await seminar.HalfDaysAsync())[^1];
        Province.Clock.Now = half.EndsAt.AddHours(2);
        var id = await Province.SendAsync(learner, new DisputeAttendance(Id, half.Id, "当天在场。"));
        await CompareDisputeAsync(id);
        await Province.SendAsync(
            seminar.Host,
            new DecideDispute(Id, id, await seminar.Year.VersionAsync<AttendanceDispute>(id), DisputeAction.Reject, "已核实，未到。")
        );
        await CompareDisputeAsync(id);
    }

    private async Task CompareDisputeAsync(Guid id)
    {
        var version = await seminar.Year.VersionAsync<AttendanceDispute>(id);
        await book.CompareAsync(
            "Decide dispute",
            $"{(await seminar.Year.LoadAsync<AttendanceDispute>(id)).State}",
            async person => (await Province.SendAsync(person, new GetDispute(Id, id))).MayDecide,
            () => new DecideDispute(Id, id, version, DisputeAction.Reject, "已核实，未到。")
        );
    }

    private async Task CompareOutcomeAsync(Person learner)
    {
        var enrolment = await seminar.EnrolmentAsync(learner);
        var halfDays = (await seminar.HalfDaysAsync()).Select(h => h.Id).ToList();
        await book.CompareAsync(
            "Correct outcome",
            $"{(await seminar.LoadAsync()).State}",
            async person => (await Province.SendAsync(person, new GetOutcome(Id, enrolment.Id))).MayCorrect,
            () => new CorrectOutcome(Id, enrolment.Id, enrolment.Version, halfDays, "签到表可证当天在场。")
        );
    }

    private async Task CompareCertificateAsync(Guid id)
    {
        var version = await seminar.Year.VersionAsync<Certificate>(id);
        var state = $"{(await seminar.Year.LoadAsync<Certificate>(id)).State}";
        var view = OfferBook.View(person => Province.SendAsync(person, new GetCertificate(id)));
        await book.CompareAsync(
            "Revoke",
            state,
            view(v => v.MayRevoke),
            () => new RevokeCertificate(id, version, RevocationReason.Error, "登记有误，已核实。")
        );
        await book.CompareAsync(
            "Reissue",
            state,
            view(v => v.MayReissue),
            () => new ReissueCertificate(id, version, "撤销有误，重新核发。")
        );
    }
}
