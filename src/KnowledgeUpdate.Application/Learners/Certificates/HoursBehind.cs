using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Leads from a certificate that was revoked for false evidence to the hours it rests on: each is reversed or stands for a reason;
/// undecided, it waits for the office.
/// </summary>
[Service]
public sealed class HoursBehind(PrintedHours printed, HourReversal reversal, Worklist worklist, RuleBook rules, TimeProvider clock)
{
    /// <summary>Carries a choice out.</summary>
    /// <exception cref="RuleException">An entry is not behind the certificate, none is named, or one stands without a reason.</exception>
    public async Task DecideAsync(Certificate certificate, HoursChoice choice, CancellationToken ct)
    {
        var behind = await printed.BehindAsync(certificate, ct);
        var chosen = choice.Choice!.Value;
        if (chosen == HoursOutcome.Reversed)
        {
            if (choice.Reverse.Count == 0)
                throw new RuleException("Tick the entries that are reversed.");
            if (choice.Reverse.Any(id => behind.All(e => e.Last.Id != id)))
                throw new RuleException("One of these entries no longer counts. Look at the page again.");
            if (behind.Any(e => !choice.Reverse.Contains(e.Last.Id)) && string.IsNullOrWhiteSpace(choice.Reason))
                throw new RuleException("Say why hours stand although the certificate was obtained by false evidence.");
        }

        var none = behind.Count == 0;
        certificate.DecideHours(none ? HoursOutcome.Reversed : chosen, none || chosen == HoursOutcome.Open ? null : choice.Reason);
        if (none)
            return;
        if (chosen == HoursOutcome.Reversed)
            foreach (var entry in behind.Where(e => choice.Reverse.Contains(e.Last.Id)))
                await reversal.ReverseAsync(entry.Last, certificate.ReasonText!, ct);
        if (chosen == HoursOutcome.Open)
        {
            var today = BeijingTime.DateOf(clock.GetUtcNow());
            await worklist.OpenForOfficeAsync(
                CertificateActs.DecideHours,
                nameof(Certificate),
                certificate.Id,
                certificate.Number,
                certificate.Facts.Subject,
                Links.CertificateHours(certificate.Id),
                ct,
                today.AddDays(await rules.ParameterAsync(RuleKeys.RevokedHoursDays, today, ct))
            );
        }
        else
        {
            await worklist.CloseAsync(certificate.Id, ct, CertificateActs.DecideHours);
        }
    }
}
