using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>A review of a certificate is decided.</summary>
public sealed class ReviewDecisionTests(PortalFixture portal) : CertificateReviewTest(portal)
{
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
}
