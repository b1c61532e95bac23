using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>Certificates follow the hours that they print, and the hours a certificate revoked for false evidence.</summary>
public sealed class CertificateReviewTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string University = SeminarYear.University;
    private Person office = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
    }

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

    [Fact]
    public async Task A_review_is_decided_with_a_reason_and_each_decision_frees_the_certificate()
    {
        var (person, learner) = await CompleteAsync(2026);
        var certificate = await TakeAsync(person, 2026);
        await Province.SendAsync(office, new ReverseHours(2026, (await EntryAsync(learner, 2026)).Id, "登记有误"));
        var version = (await LoadAsync(certificate)).Version;
        DecideCertificateReview Decide(ReviewOutcome? outcome, RevocationReason? reason = null, string? words = "经核实") =>
            new(certificate, version, outcome, reason, words);

        foreach (
            var (form, field, sentence) in new[]
            {
                (Decide(null), "Outcome", "Choose how the review ends"),
                (Decide(ReviewOutcome.Stands, words: " "), "Reason", "Enter the reason: the person reads it"),
                (Decide(ReviewOutcome.Revoked), "Class", "Choose the class of the reason: the public reads it"),
                (Decide(ReviewOutcome.Revoked, RevocationReason.Fraud), "Hours", "Choose what becomes of the hours that it rests on"),
            }
        )
            await RefusedInput.ForAsync(field, sentence, () => Province.SendAsync(office, form));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(person, Decide(ReviewOutcome.Stands)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(office, Decide(ReviewOutcome.Stands) with { Version = version - 1 })
        );
        // 30 of 90 hours are left: the year is no longer complete, so nothing can take its place.
        await Refused.ByAsync(
            "{0} hours of {1} are missing: the certificate can be taken once the year is complete.",
            () => Province.SendAsync(office, Decide(ReviewOutcome.Replaced))
        );
        // Nor does the learner free it by taking another.
        await Refused.ByAsync(
            "Your certificate {0} is under review since {1:yyyy-MM-dd}: the programme office decides it first.",
            async () =>
            {
                await CreditAsync(learner, 2026, 70);
                await TakeAsync(person, 2026);
            }
        );
        Assert.Empty((await Province.SendAsync(person, new ListCertificates()))!.YearsToTake);

        var fresh = await Province.SendAsync(office, Decide(ReviewOutcome.Replaced));

        Assert.NotEqual(certificate, fresh);
        Assert.Equal(
            (CertificateAnswer.Replaced, CertificateAnswer.Valid, 100m),
            ((await VerdictAsync(certificate)).Answer, (await VerdictAsync(fresh)).Answer, (await LoadAsync(fresh)).Facts.Hours)
        );
        Assert.False(await Province.ReadAsync(db => db.WorkItems.AnyAsync(w => w.SubjectId == certificate && w.DoneAt == null)));
        Assert.Equal(
            (ReviewOutcome.Replaced, "经核实", office.UserId),
            await Province.ReadAsync(db =>
                db.CertificateReviews.Select(r => new ValueTuple<ReviewOutcome, string, Guid>(
                        r.Outcome!.Value,
                        r.Reason!,
                        r.DecidedById!.Value
                    ))
                    .SingleAsync()
            )
        );
        Assert.Equal(1, await ToldAsync(person, "The review of certificate {0} ended: it is replaced with the hours of now"));
        await Refused.ByAsync("This certificate is not under review.", () => Province.SendAsync(office, Decide(ReviewOutcome.Stands)));

        // The next one stands, and the one after it is revoked.
        await Province.SendAsync(office, new ReverseHours(2026, (await EntryAsync(learner, 2026, 70)).Id, "登记有误"));
        Assert.Equal(
            fresh,
            await Province.SendAsync(
                office,
                new DecideCertificateReview(fresh, (await LoadAsync(fresh)).Version, ReviewOutcome.Stands, null, "学时另有凭证")
            )
        );
        Assert.Equal(CertificateAnswer.Valid, (await VerdictAsync(fresh)).Answer);
    }

    [Fact]
    public async Task A_second_cause_makes_a_decision_on_the_first_stale()
    {
        var (person, learner) = await CompleteAsync(2026);
        var certificate = await TakeAsync(person, 2026);
        await Province.SendAsync(office, new ReverseHours(2026, (await EntryAsync(learner, 2026)).Id, "登记有误"));
        var seen = (await LoadAsync(certificate)).Version;
        await Province.SendAsync(office, new ReverseHours(2026, (await EntryAsync(learner, 2026, 15)).Id, "也有误"));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(office, new DecideCertificateReview(certificate, seen, ReviewOutcome.Stands, null, "经核实"))
        );

        Assert.Equal(1, await Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.SubjectId == certificate && w.DoneAt == null)));
        await Province.SendAsync(
            office,
            new DecideCertificateReview(
                certificate,
                (await LoadAsync(certificate)).Version,
                ReviewOutcome.Revoked,
                RevocationReason.HoursReversed,
                "学时不实"
            )
        );
        Assert.Equal(2, await Province.ReadAsync(db => db.CertificateReviews.CountAsync(r => r.Outcome == ReviewOutcome.Revoked)));
        Assert.Equal(
            (CertificateAnswer.Revoked, RevocationReason.HoursReversed),
            ((await VerdictAsync(certificate)).Answer, (await VerdictAsync(certificate)).Reason)
        );
    }

    [Fact, Walks("certificate-review", "name-certificates")]
    public async Task A_corrected_name_frees_nothing()
    {
        var (person, learner) = await CompleteAsync(2026);
        var certificate = await TakeAsync(person, 2026);
        await Province.SendAsync(office, new ReverseHours(2026, (await EntryAsync(learner, 2026)).Id, "登记有误"));

        await Province.SendAsync(
            office,
            new CorrectLearner(
                learner,
                await Province.ReadAsync(db => db.Learners.Where(l => l.Id == learner).Select(l => l.Version).SingleAsync()),
                "韦志新",
                IdentityKind.ResidentId,
                null,
                "更名"
            )
        );

        var fresh = await Province.ReadAsync(db => db.Certificates.Where(c => c.ReplacesId == certificate).Select(c => c.Id).SingleAsync());
        Assert.Equal(
            (CertificateAnswer.Replaced, CertificateAnswer.UnderReview, new DateOnly(2026, 11, 23)),
            ((await VerdictAsync(certificate)).Answer, (await VerdictAsync(fresh)).Answer, (await VerdictAsync(fresh)).UnderReviewSince)
        );
        Assert.Equal(
            [fresh],
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.DoneAt == null && w.Act == CertificateActs.DecideReview).Select(w => w.SubjectId).ToListAsync()
            )
        );
        await Province.SendAsync(
            office,
            new DecideCertificateReview(fresh, (await LoadAsync(fresh)).Version, ReviewOutcome.Stands, null, "经核实")
        );
        Assert.Equal(CertificateAnswer.Valid, (await VerdictAsync(fresh)).Answer);
    }

    [Fact, Walks("certificate-hours", "certificate-told", "certificate-public", "revoked-hours", "certificate-hours-later")]
    public async Task A_certificate_revoked_for_false_evidence_leads_to_its_hours()
    {
        var (person, learner) = await CompleteAsync(2026);
        var certificate = await TakeAsync(person, 2026);
        var behind = (await Province.SendAsync(office, new GetCertificate(certificate))).Behind;
        Assert.Equal([15m, 15m, 60m], behind.Select(e => e.Hours).Order());
        var version = (await LoadAsync(certificate)).Version;
        RevokeCertificate Revoke(HoursChoice? hours) => new(certificate, version, RevocationReason.Fraud, "伪造学习证明", hours);
        var (all, one) = (behind.Select(e => e.Id).ToList(), behind.Single(e => e.Hours == 60).Id);

        await RefusedInput.ForAsync(
            "Hours",
            "Choose what becomes of the hours that it rests on",
            () => Province.SendAsync(office, Revoke(null))
        );
        const string Untold = "Say why hours stand although the certificate was obtained by false evidence.";
        foreach (
            var (choice, sentence) in new (HoursChoice, string)[]
            {
                (new(HoursOutcome.Reversed, [], null), "Tick the entries that are reversed."),
                (new(HoursOutcome.Reversed, [one], null), Untold),
                (new(HoursOutcome.Reversed, [Guid.NewGuid()], "x"), "One of these entries no longer counts. Look at the page again."),
                (new(HoursOutcome.Stand, [], " "), Untold),
            }
        )
            await Refused.ByAsync(sentence, () => Province.SendAsync(office, Revoke(choice)));
        Assert.Equal(CertificateState.Valid, (await LoadAsync(certificate)).State);

        await Province.SendAsync(office, Revoke(new(HoursOutcome.Open, [], null)));

        var item = await Province.ReadAsync(db => db.WorkItems.SingleAsync(w => w.SubjectId == certificate && w.DoneAt == null));
        Assert.Equal((CertificateActs.DecideHours, new DateOnly(2026, 12, 3)), (item.Act, item.DueOn));
        Assert.Equal(
            (CertificateAnswer.Revoked, RevocationReason.Fraud),
            ((await VerdictAsync(certificate)).Answer, (await VerdictAsync(certificate)).Reason)
        );
        Assert.Equal(90, await TotalAsync(learner, 2026));
        // Meanwhile the learner takes another certificate on the same hours: it follows them too.
        var again = await TakeAsync(person, 2026);
        await Province.SendAsync(
            office,
            new DecideRevokedHours(certificate, (await LoadAsync(certificate)).Version, new(HoursOutcome.Reversed, [one], "公需学时属实"))
        );
        Assert.Equal(30, await TotalAsync(learner, 2026));
        Assert.Equal(CertificateAnswer.UnderReview, (await VerdictAsync(again)).Answer);
        Assert.False(await Province.ReadAsync(db => db.WorkItems.AnyAsync(w => w.SubjectId == certificate && w.DoneAt == null)));
        Assert.Equal(
            (HoursOutcome.Reversed, "公需学时属实"),
            ((await LoadAsync(certificate)).HoursOutcome!.Value, (await LoadAsync(certificate)).HoursReason)
        );
        await Refused.ByAsync(
            "One of these entries no longer counts. Look at the page again.",
            async () =>
                await Province.SendAsync(
                    office,
                    new DecideRevokedHours(certificate, (await LoadAsync(certificate)).Version, new(HoursOutcome.Reversed, all, null))
                )
        );
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

    private async Task<(Person Person, Guid Learner)> CompleteAsync(params short[] years)
    {
        var person = await Province.PersonAsync(Role.Learner, University);
        var learner = await Province.SendAsync(
            person,
            new AddMyLearner(
                "韦知新",
                IdentityKind.ResidentId,
                TestIdentity.Number(1),
                University,
                new Profession(null, TitleLevel.None, null, null, Education.NotStated)
            )
        );
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, University);
        var (request, version) = await Province.ReadAsync(db =>
            db.Employments.Where(e => e.LearnerId == learner).Select(e => new ValueTuple<Guid, uint>(e.Id, e.Version)).SingleAsync()
        );
        await Province.SendAsync(administrator, new DecideEmployment(request, version, true, null));
        foreach (var year in years)
            await Province.SendAsPortalAsync(
                new CreditHours(
                    year,
                    [
                        .. new[]
                        {
                            (HourCategory.PublicCompulsory, 15m),
                            (HourCategory.PublicElective, 15m),
                            (HourCategory.Professional, 60m),
                        }.Select(c => Credit(learner, year, c.Item1, c.Item2)),
                    ]
                )
            );
        return (person, learner);
    }

    private Task CreditAsync(Guid learner, short year, decimal hours) =>
        Province.SendAsPortalAsync(new CreditHours(year, [Credit(learner, year, HourCategory.Professional, hours)]));

    private static HourCredit Credit(Guid learner, short year, HourCategory category, decimal hours) =>
        new(
            learner,
            category,
            hours,
            HourSource.Course,
            Guid.NewGuid(),
            "课程",
            "邕江大学",
            new DateOnly(year, 5, 1),
            new DateOnly(year, 5, 2),
            "示例"
        );

    /// <summary>The entry of some hours that is not reversed.</summary>
    private Task<HourEntry> EntryAsync(Guid learner, short year, decimal hours = 60) =>
        Province.ReadAsync(db =>
            db.HourEntries.AsNoTracking()
                .Where(e =>
                    e.LearnerId == learner && e.LearningYear == year && e.Hours == hours && !db.HourEntries.Any(r => r.ReversesId == e.Id)
                )
                .OrderBy(e => e.Category)
                .FirstAsync()
        );

    private Task<Guid> TakeAsync(Person person, short year) => Province.SendAsync(person, new TakeYearlyCertificate(year));

    private Task<Certificate> LoadAsync(Guid id) => Province.ReadAsync(db => db.Certificates.AsNoTracking().SingleAsync(c => c.Id == id));

    private Task<decimal> TotalAsync(Guid learner, short year) =>
        Province.ReadAsync(db =>
            db.LearnerYears.Where(y => y.LearnerId == learner && y.LearningYear == year)
                .Select(y => y.Compulsory + y.Elective + y.Professional)
                .SingleAsync()
        );

    private Task<int> ToldAsync(Person person, string key) =>
        Province.ReadAsync(db => db.Notifications.CountAsync(n => n.UserId == person.UserId && n.Key == key));

    private async Task<CertificateVerdict> VerdictAsync(Guid id) =>
        await Province.SendAsPublicAsync(new VerifyCertificate((await LoadAsync(id)).Code));
}
