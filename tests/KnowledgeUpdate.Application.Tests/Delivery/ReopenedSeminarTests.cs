using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>
/// A seminar whose acceptance was withdrawn: what changed meanwhile, in people, units and certificates, is met by the second acceptance.
/// </summary>
public sealed class ReopenedSeminarTests(PortalFixture portal) : UseCaseTest(portal)
{
    private HeldSeminar seminar = null!;
    private Person first = null!;
    private Person second = null!;
    private Person countersigner = null!;

    /// <summary>Two trainees who attended everything; the seminar is closed.</summary>
    private async Task CloseAsync(Func<Task>? before = null, int roster = 0)
    {
        seminar = await HeldSeminar.FiledAsync(Province);
        (first, second) = (await seminar.LearnerAsync(), await seminar.LearnerAsync());
        foreach (var person in new[] { first, second })
            await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        if (roster > 0)
            await seminar.ImportAsync(HeldSeminar.Roster(1, roster));
        await seminar.AttendAsync();
        if (before is not null)
            await before();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        countersigner = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
    }

    private async Task<Guid> ProposeAsync(CreditFate fate) =>
        await Province.SendAsync(
            seminar.Office,
            new WithdrawAcceptance(seminar.Id, await seminar.VersionAsync(), fate, null, "名单有误。")
        );

    private async Task WithdrawAsync(CreditFate fate) => await Province.ConfirmAsync(await ProposeAsync(fate), countersigner);

    private async Task VoidAsync(GatheringHalfDay half, Guid enrolment) =>
        await Province.SendAsync(
            seminar.Host,
            new SaveRoll(seminar.Id, half.Id, [new(enrolment, false, false)], [new(enrolment, true, true)], "代签。")
        );

    private Task<decimal> HoursAsync() => Province.ReadAsync(db => db.HourEntries.SumAsync(e => e.Hours));

    private async Task<decimal> HoursOfAsync(Person person)
    {
        var id = (await seminar.RecordAsync(person)).Id;
        return await Province.ReadAsync(db => db.HourEntries.Where(e => e.LearnerId == id).SumAsync(e => e.Hours));
    }

    private Task<int> ValidAsync() =>
        Province.ReadAsync(db =>
            db.Certificates.CountAsync(c => c.Kind == CertificateKind.SeminarCompletion && c.State == CertificateState.Valid)
        );

    private Task<Certificate> CertificateAsync(Guid learner) =>
        Province.ReadAsync(db =>
            db.Certificates.AsNoTracking().SingleAsync(c => c.LearnerId == learner && c.State == CertificateState.Valid)
        );

    private async Task DecideReviewAsync(Certificate certificate, ReviewOutcome outcome) =>
        await Province.SendAsync(
            seminar.Office,
            new DecideCertificateReview(
                certificate.Id,
                await seminar.Year.VersionAsync<Certificate>(certificate.Id),
                outcome,
                outcome == ReviewOutcome.Revoked ? RevocationReason.Error : null,
                "复核。"
            )
        );

    [Fact]
    public async Task Who_loses_the_seat_after_a_withdrawal_loses_the_hours_that_stood()
    {
        await CloseAsync();
        await WithdrawAsync(CreditFate.Stands);
        // Signs of the second trainee were somebody else's: the host voids them and takes the seat back.
        var enrolment = await seminar.EnrolmentAsync(second);
        foreach (var half in await seminar.HalfDaysAsync())
            await VoidAsync(half, enrolment.Id);
        await Province.SendAsync(
            seminar.Host,
            new DecideEnrolments(seminar.Id, [enrolment.Id], EnrolmentAction.Decline, "代签，取消资格。")
        );
        Assert.Equal(
            (null, 0m, 24m),
            (
                (await seminar.EnrolmentAsync(second)).Outcome,
                (await seminar.EnrolmentAsync(second)).Hours,
                (await seminar.EnrolmentAsync(second)).CreditedHours
            )
        );

        await seminar.ConfirmFilingAsync();
        await seminar.AcceptAsync();

        Assert.Equal(
            (24m, 0m, SeminarState.Closed),
            (await HoursOfAsync(first), await HoursOfAsync(second), (await seminar.LoadAsync()).State)
        );
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
    }

    [Fact]
    public async Task The_successor_of_a_merged_host_files_the_papers_again()
    {
        await CloseAsync();
        var today = BeijingTime.DateOf(Province.Clock.Now);
        var (host, version) = await Province.ReadAsync(async db =>
            await db
                .Organisations.Where(o => o.Name == SeminarYear.University)
                .Select(o => new ValueTuple<Guid, uint>(o.Id, o.Version))
                .SingleAsync()
        );
        await Province.SendAsync(
            seminar.Office,
            new MergeUnit(
                host,
                version,
                SeminarYear.Agriculture,
                today,
                "合并",
                Employments: MergeChoice.Move,
                Drafts: MergeChoice.Move,
                Capacities: MergeChoice.Move
            )
        );
        Assert.Equal(host, (await seminar.LoadAsync()).HostId);

        await WithdrawAsync(CreditFate.Reversed);

        var reopened = await seminar.LoadAsync();
        Assert.Equal(SeminarYear.Agriculture, reopened.HostName);
        Assert.Equal(
            reopened.HostId,
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == seminar.Id && w.DoneAt == null).Select(w => w.OrganisationId).SingleAsync()
            )
        );
        var successor = await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.Agriculture);
        var counts = await Province.SendAsync(successor, new GetPapersFiling(seminar.Id));
        await Province.SendAsync(successor, new FilePapers(seminar.Id, counts.Version, counts.Seen, null, "核对无误。"));
        await seminar.AcceptAsync();
        Assert.Equal((48m, 2), (await HoursAsync(), await ValidAsync()));
    }

    [Fact]
    public async Task An_acceptance_is_not_withdrawn_where_nobody_could_file_again()
    {
        await CloseAsync();
        var (host, today) = ((await seminar.LoadAsync()).HostId, BeijingTime.DateOf(Province.Clock.Now));
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE organisations SET closed_on = '{today:yyyy-MM-dd}' WHERE id = '{host}'");

        await Refused.ByAsync(
            "{0} is closed and no unit took its place: nobody could file the papers again. Correct the outcomes of the people "
                + "concerned instead.",
            () => ProposeAsync(CreditFate.Stands)
        );
    }

    [Fact]
    public async Task Neither_a_member_of_the_host_nor_the_trainee_is_the_second_person()
    {
        await CloseAsync();
        await Province.JoinAsync(seminar.Office, countersigner, Role.UnitAdministrator, SeminarYear.University);
        var act = await ProposeAsync(CreditFate.Stands);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.ConfirmAsync(act, countersigner));
        var enrolment = await seminar.EnrolmentAsync(first);
        async Task<CorrectOutcome> FormAsync() =>
            new(seminar.Id, enrolment.Id, await seminar.Year.VersionAsync<Enrolment>(enrolment.Id), [], "代签。");
        var correction = await Province.SendAsync(seminar.Office, await FormAsync());
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.ConfirmAsync(correction, countersigner));
        Assert.Equal((SeminarState.Closed, 48m), ((await seminar.LoadAsync()).State, await HoursAsync()));
    }

    [Fact]
    public async Task Nobody_proposes_or_confirms_the_own_outcome()
    {
        var trainee = Guid.Empty;
        Person official = null!;
        await CloseAsync(async () =>
        {
            // A member of the programme office who is a trainee, too.
            official = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
            trainee = (await seminar.RecordAsync(first)).Id;
        });
        var enrolment = await seminar.EnrolmentAsync(first);
        await TestDatabase.SqlAsync(Database.Admin, $"UPDATE learners SET user_id = '{official.UserId}' WHERE id = '{trainee}'");
        var form = new CorrectOutcome(seminar.Id, enrolment.Id, enrolment.Version, [], "代签。");

        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(official, form));
        var act = await Province.SendAsync(seminar.Office, form);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.ConfirmAsync(act, official));
        await Province.ConfirmAsync(act, countersigner);
        Assert.Equal(24m, await HoursAsync());
    }

    [Fact]
    public async Task Hours_reversed_for_fraud_are_not_credited_again()
    {
        await CloseAsync();
        var entry = await Province.ReadAsync(async db =>
            await db
                .HourEntries.Where(e => db.Learners.Any(l => l.Id == e.LearnerId && l.UserId == first.UserId))
                .Select(e => e.Id)
                .SingleAsync()
        );
        await Province.SendAsync(seminar.Office, new ReverseHours(2027, entry, "冒名顶替。"));
        var view = await Province.SendAsync(seminar.Office, new GetAcceptance(seminar.Id));
        Assert.Equal((1, 24m, 0), (view.Certified, view.CertifiedHours, view.Others));

        await WithdrawAsync(CreditFate.Reversed);
        Assert.Equal(0m, await HoursAsync());
        await seminar.ConfirmFilingAsync(unchanged: "核对无误。");
        await seminar.AcceptAsync();

        Assert.Equal((0m, 24m), (await HoursOfAsync(first), await HoursOfAsync(second)));
    }

    [Fact]
    public async Task Of_two_records_merged_meanwhile_the_one_that_counts_has_the_hours()
    {
        await CloseAsync(roster: 1);
        // A record of the roster is merged into the second trainee's: its hours are reversed, since the seminar counts once.
        var (kept, gone) = (
            (await seminar.RecordAsync(second)).Id,
            await Province.ReadAsync(db =>
                db.Enrolments.Where(e => e.GatheringId == seminar.Id && e.Name.StartsWith("名册")).Select(e => e.LearnerId).SingleAsync()
            )
        );
        await Province.SendAsync(seminar.Office, new MergeLearners(kept, gone, await seminar.Year.VersionAsync<Learner>(gone), "同一人。"));
        Assert.Equal(48m, await HoursAsync());
        await WithdrawAsync(CreditFate.Stands);
        // One half day of the kept record's signs is voided: the merged record's enrolment is the one that counts now.
        var enrolments = await Province.ReadAsync(db =>
            db.Enrolments.AsNoTracking().Where(e => e.GatheringId == seminar.Id).ToDictionaryAsync(e => e.LearnerId, e => e.Id)
        );
        await VoidAsync((await seminar.HalfDaysAsync())[0], enrolments[kept]);

        await seminar.ConfirmFilingAsync();
        await seminar.AcceptAsync();

        Assert.Equal((48m, SeminarState.Closed), (await HoursAsync(), (await seminar.LoadAsync()).State));
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2027))).Differences);
    }

    [Fact]
    public async Task A_certificate_revoked_in_the_review_is_issued_anew_for_hours_that_stood()
    {
        await CloseAsync();
        await WithdrawAsync(CreditFate.Stands);
        var (mine, other) = (
            await CertificateAsync((await seminar.RecordAsync(first)).Id),
            await CertificateAsync((await seminar.RecordAsync(second)).Id)
        );
        await DecideReviewAsync(mine, ReviewOutcome.Revoked);
        await DecideReviewAsync(other, ReviewOutcome.Stands);
        Assert.Equal((48m, 1), (await HoursAsync(), await ValidAsync()));

        await seminar.ConfirmFilingAsync(unchanged: "核对无误。");
        await seminar.AcceptAsync();

        var anew = await CertificateAsync(mine.HolderId);
        Assert.NotEqual(mine.Id, anew.Id);
        Assert.Equal((other.Id, 48m, 2), ((await CertificateAsync(other.HolderId)).Id, await HoursAsync(), await ValidAsync()));
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n =>
                    n.UserId == first.UserId
                    && n.Key == "The closing papers of “{0}” are accepted again: a new certificate is issued to you"
                )
            )
        );
    }
}
