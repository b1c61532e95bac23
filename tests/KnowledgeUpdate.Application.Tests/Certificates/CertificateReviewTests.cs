using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>Certificates follow the hours that they print.</summary>
public sealed class CertificateReviewTests(PortalFixture portal) : CertificateReviewTest(portal)
{
    [Fact, Walks("hours-yearly", "hours-year", "hours-person", "hours-preview")]
    public async Task A_reversal_puts_the_certificate_that_prints_the_hours_under_review_in_the_same_act()
    {
        var (person, learner) = await CompleteAsync(2026);
        var certificate = await TakeAsync(person, 2026);
        var employer = await Province.PersonAsync(Role.UnitAdministrator, University);
        var entry = await EntryAsync(learner, 2026);
        Assert.Equal([certificate], (await Province.SendAsync(office, new GetHourEntry(2026, entry.Id))).Certificates.Select(c => c.Id));
        Assert.Equal(CertificateAnswer.Valid, (await VerdictAsync(certificate)).Answer);

        await Province.SendAsync(office, new ReverseHours(2026, entry.Id, "登记有误"));

        var verdict = await VerdictAsync(certificate);
        Assert.Equal(
            (CertificateAnswer.UnderReview, new DateOnly(2026, 11, 23), true, CertificateState.Valid),
            (verdict.Answer, verdict.UnderReviewSince, verdict.SignatureHolds, (await LoadAsync(certificate)).State)
        );
        var item = await Province.ReadAsync(db => db.WorkItems.SingleAsync(w => w.SubjectId == certificate));
        Assert.Equal(
            (CertificateActs.DecideReview, Role.ProgrammeOffice, new DateOnly(2026, 12, 3), null),
            (item.Act, item.Role, item.DueOn, item.DoneAt)
        );
        Assert.Equal(1, await ToldAsync(person, "Your certificate {0} is under review, since hours that it shows were taken back"));
        Assert.Equal(
            1,
            await ToldAsync(employer, "The certificate {0} of your staff is under review, since hours that it shows were taken back")
        );
        Assert.Equal(
            new DateOnly(2026, 11, 23),
            (await Province.SendAsync(employer, new ListCertificates(learner)))!.Rows.Single().UnderReviewSince
        );
        var view = await Province.SendAsync(office, new GetCertificate(certificate));
        Assert.Equal((30m, entry.Id, "登记有误"), (view.HoursNow, view.Reviews.Single().Entry, view.Reviews.Single().Words));
    }

    [Fact]
    public async Task The_days_to_decide_are_the_rule_s_where_one_is_entered()
    {
        var (person, learner) = await CompleteAsync(2026);
        var certificate = await TakeAsync(person, 2026);
        await Province.SendAsync(
            office,
            new EnterRule("certificates.review.days", 3, null, new DateOnly(2026, 11, 1), "办公室工作规则", null)
        );

        await Province.SendAsync(office, new ReverseHours(2026, (await EntryAsync(learner, 2026)).Id, "登记有误"));

        Assert.Equal(
            new DateOnly(2026, 11, 26),
            await Province.ReadAsync(db => db.WorkItems.Where(w => w.SubjectId == certificate).Select(w => w.DueOn).SingleAsync())
        );
    }

    [Fact]
    public async Task Hours_that_came_later_and_hours_of_another_year_leave_a_certificate_alone()
    {
        var (person, learner) = await CompleteAsync(2025, 2026);
        var (earlier, certificate) = (await TakeAsync(person, 2025), await TakeAsync(person, 2026));
        Province.Clock.Now += TimeSpan.FromDays(1);
        await CreditAsync(learner, 2026, 8);
        var later = await Province.ReadAsync(db => db.HourEntries.SingleAsync(e => e.Hours == 8));

        await Province.SendAsync(office, new ReverseHours(2026, later.Id, "重复登记"));

        Assert.Equal(
            (CertificateAnswer.Valid, CertificateAnswer.Valid),
            ((await VerdictAsync(earlier)).Answer, (await VerdictAsync(certificate)).Answer)
        );
        await Province.SendAsync(office, new ReverseHours(2026, (await EntryAsync(learner, 2026)).Id, "登记有误"));
        Assert.Equal(
            (CertificateAnswer.Valid, CertificateAnswer.UnderReview),
            ((await VerdictAsync(earlier)).Answer, (await VerdictAsync(certificate)).Answer)
        );
    }

    [Fact]
    public async Task Hours_credited_after_a_certificate_may_be_reversed_without_a_review()
    {
        var (person, learner) = await CompleteAsync(2026);
        var certificate = await TakeAsync(person, 2026);
        Province.Clock.Now += TimeSpan.FromHours(1);
        await CreditAsync(learner, 2026, 8);

        await Province.SendAsync(office, new ReverseHours(2026, (await EntryAsync(learner, 2026, 8)).Id, "登记有误"));

        Assert.Equal(CertificateAnswer.Valid, (await VerdictAsync(certificate)).Answer);
    }

    [Fact, Walks("hours-seminar")]
    public async Task The_certificate_of_a_seminar_follows_its_hours()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var person = await seminar.LearnerAsync();
        await Province.SendAsync(person, new EnrolInSeminar(seminar.Id));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        var certificate = await Province.ReadAsync(db => db.Certificates.SingleAsync());
        var entry = await Province.ReadAsync(db => db.HourEntries.AsNoTracking().SingleAsync());

        await Province.SendAsync(office, new ReverseHours(entry.LearningYear, entry.Id, "代签"));

        Assert.Equal(CertificateAnswer.UnderReview, (await VerdictAsync(certificate.Id)).Answer);
        await Refused.ByAsync(
            "The hours of this seminar are no longer in the ledger: there is nothing to certify.",
            async () =>
                await Province.SendAsync(
                    office,
                    new DecideCertificateReview(
                        certificate.Id,
                        (await LoadAsync(certificate.Id)).Version,
                        ReviewOutcome.Replaced,
                        null,
                        "换发"
                    )
                )
        );
        await Province.SendAsync(
            office,
            new DecideCertificateReview(
                certificate.Id,
                (await LoadAsync(certificate.Id)).Version,
                ReviewOutcome.Revoked,
                RevocationReason.HoursReversed,
                "代签"
            )
        );
        Assert.Equal(CertificateAnswer.Revoked, (await VerdictAsync(certificate.Id)).Answer);
        // Its hours are gone: it is not issued again.
        await Refused.ByAsync(
            "The hours of this seminar are no longer in the ledger: there is nothing to certify.",
            async () =>
                await Province.SendAsync(office, new ReissueCertificate(certificate.Id, (await LoadAsync(certificate.Id)).Version, "再发"))
        );
    }

    [Fact]
    public async Task Taking_and_reversing_at_once_never_leaves_a_valid_certificate_over_hours_that_are_gone()
    {
        var (person, learner) = await CompleteAsync(2026);
        var entry = await EntryAsync(learner, 2026);

        var taking = Task.Run(async () =>
        {
            try
            {
                return (Guid?)await TakeAsync(person, 2026);
            }
            catch (RuleException)
            {
                return null;
            }
        });
        await Task.WhenAll(taking, Province.SendAsync(office, new ReverseHours(2026, entry.Id, "登记有误")));

        if (await taking is { } taken)
            Assert.Equal(CertificateAnswer.UnderReview, (await VerdictAsync(taken)).Answer);
    }
}
