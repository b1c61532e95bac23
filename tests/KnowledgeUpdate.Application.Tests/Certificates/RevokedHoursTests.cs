using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Tests.Certificates;

/// <summary>The hours of a certificate revoked for false evidence.</summary>
public sealed class RevokedHoursTests(PortalFixture portal) : CertificateReviewTest(portal)
{
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

    private Task<decimal> TotalAsync(Guid learner, short year) =>
        Province.ReadAsync(db =>
            db.LearnerYears.Where(y => y.LearnerId == learner && y.LearningYear == year)
                .Select(y => y.Compulsory + y.Elective + y.Professional)
                .SingleAsync()
        );
}
