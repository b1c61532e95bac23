using System.Globalization;
using System.Text.Json;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>What a withdrawal of the acceptance says.</summary>
/// <param name="Certified">What becomes of the hours of people with a valid certificate of the seminar.</param>
/// <param name="Others">What becomes of the hours of the others.</param>
public sealed record AcceptanceWithdrawalForm(CreditFate? Certified, CreditFate? Others, string Reason);

/// <summary>
/// Takes the acceptance of closing papers back: certificates are under review, hours are reversed or stand by a named choice for each
/// class, the host files again.
/// </summary>
[Service]
public sealed class AcceptanceWithdrawal(
    PortalDbContext db,
    ClosingAccess access,
    WorkingDays days,
    TraineeCredits credits,
    OutcomeSettlement outcomes,
    CertificateReviews reviews,
    RuleBook rules,
    Worklist worklist,
    Flow flow,
    TimeProvider clock
) : ICountersignedAct
{
    /// <summary>Name of the act.</summary>
    public const string Name = nameof(WithdrawAcceptance);

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public Task HoldAsync(Guid subjectId, CancellationToken ct) => access.HoldAsync(subjectId, ct);

    /// <inheritdoc />
    public async Task<ActFacts> FactsAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var (form, now) = (Read(payload), clock.GetUtcNow());
        var gathering = await access.LoadAsync(subjectId, ct);
        var (certified, others, certificates) = await ClassesAsync(gathering, ct);
        var reviewDays = await rules.ParameterAsync(RuleKeys.CertificateReviewDays, BeijingTime.DateOf(now), ct);
        var due = await days.FromTodayAsync(RuleKeys.ReturnedPapersDays, ct);
        var hindrance =
            gathering.Stage != ClosingStage.Closed
                ? new RuleException("It is “{0}”: there is no acceptance to withdraw.", gathering.Standing)
            : await HostAsync(gathering, ct) is { ClosedOn: not null } gone
                ? new RuleException(
                    "{0} is closed and no unit took its place: nobody could file the papers again. Correct the outcomes of the "
                        + "people concerned instead.",
                    gone.Name
                )
            : null;
        return new ActFacts(
            [new ActLine("Reason", form.Reason)],
            [
                new ActLine("The closing papers are with the host again, to be filed by {0}", Text(due)),
                new ActLine(
                    "{0} certificates are under review at once; the programme office decides each within {1} days",
                    Text(certificates.Count + await YearlyAsync(gathering, form, certified, others, ct)),
                    Text(reviewDays)
                ),
                .. Lines(
                    certified,
                    form.Certified,
                    "With a certificate: {0} hours of {1} people are reversed",
                    "With a certificate: {0} hours of {1} people stand until the papers are accepted again"
                ),
                .. Lines(
                    others,
                    form.Others,
                    "Without a certificate: {0} hours of {1} people are reversed",
                    "Without a certificate: {0} hours of {1} people stand until the papers are accepted again"
                ),
                new ActLine("Outcomes are taken back: trainees and the host are told that the list is being corrected"),
            ],
            hindrance,
            new
            {
                form,
                gathering.Standing,
                Hours = certified.Concat(others).Select(e => new { e.Id, e.CreditedHours }),
                Certificates = certificates.Select(c => c.Id).Order(),
            }
        );
    }

    /// <inheritdoc />
    public async Task CarryOutAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var (form, now) = (Read(payload), clock.GetUtcNow());
        var gathering = await access.LoadAsync(subjectId, ct);
        var (certified, others, certificates) = await ClassesAsync(gathering, ct);
        await access.GuardReviewerAsync(gathering, ct);
        // The host of a closed seminar keeps its name when it is merged; who files again is its successor.
        if (await HostAsync(gathering, ct) is var host && host.Id != gathering.HostId)
            gathering.PassTo(host.Id, host.Name);
        gathering.WithdrawAcceptance(await days.FromTodayAsync(RuleKeys.ReturnedPapersDays, ct), now);
        foreach (
            var enrolment in certified
                .Where(_ => form.Certified == CreditFate.Reversed)
                .Concat(others.Where(_ => form.Others == CreditFate.Reversed))
        )
            await credits.TakeBackAsync(gathering, enrolment, form.Reason, ct);
        if (form.Certified != CreditFate.Reversed)
            await reviews.OpenAsync(
                certificates,
                c => new ReviewCauseGiven(ReviewCause.AcceptanceWithdrawn, form.Reason, c.HolderId),
                ct,
                new(
                    "Your certificate {0} is under review, since the acceptance of its training was withdrawn",
                    "The certificate {0} of your staff is under review, since the acceptance of its training was withdrawn",
                    "{0} certificates of your staff are under review, since the acceptance of their training was withdrawn"
                )
            );
        await outcomes.TakeBackAsync(gathering, wereTold: true, ct);
        await flow.Of(
                new FlowSubject(
                    access.KindOf(gathering),
                    gathering.Id,
                    gathering.Title,
                    form.Reason,
                    access.Of(gathering).PapersLink(gathering.Id)
                )
            )
            .Step(ReviewStage.ClosingPapers, ReviewDecision.Returned, form.Reason)
            .ClosesAll()
            .Opens(ClosingActs.FilePapersAgain, Role.UnitAdministrator, gathering.HostId, gathering.ReturnedDueOn)
            .Tells(
                Role.UnitAdministrator,
                gathering.HostId,
                "The acceptance of the closing papers of “{0}” was withdrawn: file them again by {1}",
                gathering.Title,
                Text(gathering.ReturnedDueOn!.Value)
            )
            .DoneAsync(ct);
        await MoveDisputesAsync(gathering, ct);
    }

    /// <summary>People whose hours stand, with and without a valid certificate of the seminar, and those certificates.</summary>
    internal async Task<(
        IReadOnlyList<Enrolment> Certified,
        IReadOnlyList<Enrolment> Others,
        IReadOnlyList<Certificate> Certificates
    )> ClassesAsync(CreditedGathering gathering, CancellationToken ct)
    {
        var kind = access.Of(gathering).Certificate;
        var certificates = await db
            .Certificates.Where(c => c.Kind == kind && c.ProjectId == gathering.Id && c.State == CertificateState.Valid)
            .OrderBy(c => c.Number)
            .ToListAsync(ct);
        // Hours that were reversed individually, as for fraud, are neither reversed nor credited again.
        var credited = await credits.CountedAsync(gathering, ct);
        var records = credited.Select(e => e.LearnerId).ToList();
        var kept = await db.Learners.Where(l => records.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.MergedIntoId ?? l.Id, ct);
        var holders = certificates.Select(c => c.HolderId).ToHashSet();
        bool Has(Enrolment e) => holders.Contains(e.LearnerId) || holders.Contains(kept[e.LearnerId]);
        return ([.. credited.Where(Has)], [.. credited.Where(e => !Has(e))], certificates);
    }

    /// <summary>Yearly certificates that print hours which are to be reversed.</summary>
    private async Task<int> YearlyAsync(
        CreditedGathering gathering,
        AcceptanceWithdrawalForm form,
        IReadOnlyList<Enrolment> certified,
        IReadOnlyList<Enrolment> others,
        CancellationToken ct
    )
    {
        var reversed = certified
            .Where(_ => form.Certified == CreditFate.Reversed)
            .Concat(others.Where(_ => form.Others == CreditFate.Reversed))
            .Select(e => e.LearnerId)
            .ToList();
        var first = gathering.AcceptedAt;
        return reversed.Count == 0
            ? 0
            : await db.Certificates.CountAsync(
                c =>
                    c.Kind == CertificateKind.YearlyHours
                    && c.State == CertificateState.Valid
                    && c.LearningYear == gathering.LearningYear
                    && c.IssuedAt >= first
                    && db.Learners.Any(l => reversed.Contains(l.Id) && (l.Id == c.LearnerId || l.MergedIntoId == c.LearnerId)),
                ct
            );
    }

    /// <summary>The hosting unit, or the one that took its place.</summary>
    private async Task<Organisation> HostAsync(CreditedGathering gathering, CancellationToken ct)
    {
        var host = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == gathering.HostId, ct);
        while (host.MergedIntoId is { } next)
            host = await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == next, ct);
        return host;
    }

    /// <summary>Disputes that wait for the office are the host's again, with the papers.</summary>
    private async Task MoveDisputesAsync(CreditedGathering gathering, CancellationToken ct)
    {
        foreach (
            var dispute in await db
                .AttendanceDisputes.Where(d => d.GatheringId == gathering.Id && d.State == DisputeState.Open)
                .ToListAsync(ct)
        )
        {
            await worklist.CloseAsync(dispute.Id, ct);
            var name = await db.Enrolments.Where(e => e.Id == dispute.EnrolmentId).Select(e => e.Name).SingleAsync(ct);
            worklist.Open(
                AttendanceActs.DecideDispute,
                nameof(AttendanceDispute),
                dispute.Id,
                Role.UnitAdministrator,
                gathering.HostId,
                name,
                gathering.Title,
                access.Gathering(gathering).DisputeLink(gathering.Id, dispute.Id),
                gathering.ReturnedDueOn
            );
        }
    }

    private static IEnumerable<ActLine> Lines(
        IReadOnlyList<Enrolment> people,
        CreditFate? fate,
        [Sentence] string reversed,
        [Sentence] string stand
    )
    {
        if (people.Count > 0)
            yield return new ActLine(
                fate == CreditFate.Reversed ? reversed : stand,
                Text(people.Sum(e => e.CreditedHours!.Value)),
                Text(people.Count)
            );
    }

    private static string Text(IFormattable value) =>
        value switch
        {
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal hours => hours.ToString("0.#", CultureInfo.InvariantCulture),
            _ => value.ToString(null, CultureInfo.InvariantCulture),
        };

    private static AcceptanceWithdrawalForm Read(string payload) =>
        JsonSerializer.Deserialize<AcceptanceWithdrawalForm>(payload, PortalModel.Json)!;
}
