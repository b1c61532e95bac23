using System.Globalization;
using System.Text.Json;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>What a correction of an outcome says.</summary>
/// <param name="Attended">Half days that count as attended.</param>
public sealed record OutcomeCorrectionForm(IReadOnlyList<Guid> Attended, string Reason);

/// <summary>
/// Corrects the outcome of a trainee after the acceptance: signs of half days, hours in the ledger, the certificate, the dispute.
/// </summary>
[Service]
public sealed class OutcomeCorrection(
    PortalDbContext db,
    Actor actor,
    ClosingAccess access,
    EnrolmentAccess own,
    PapersReader papers,
    AttendanceBook book,
    TraineeCredits credits,
    OutcomeSettlement outcomes,
    Worklist worklist,
    Notifier notifier,
    AuditWriter audit,
    PortalText words,
    TimeProvider clock
) : ICountersignedAct
{
    /// <summary>Name of the act.</summary>
    public const string Name = nameof(CorrectOutcome);

    /// <inheritdoc />
    public string Kind => Name;

    /// <inheritdoc />
    public async Task HoldAsync(Guid subjectId, CancellationToken ct) =>
        await access.HoldAsync(await db.Enrolments.Where(e => e.Id == subjectId).Select(e => e.GatheringId).SingleAsync(ct), ct);

    /// <inheritdoc />
    public async Task<ActFacts> FactsAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var form = Read(payload);
        var enrolment = await db.Enrolments.AsNoTracking().SingleOrNotFoundAsync(e => e.Id == subjectId, ct);
        var gathering = await access.LoadAsync(enrolment.GatheringId, ct);
        var (terms, missing) = await papers.TermsAsync(gathering, ct);
        if (terms is null)
            throw new RuleException("The rule “{0}” is not configured. The programme office enters it under Programme rules.", missing);
        var signs = await SignsAsync(subjectId, ct);
        var (outcome, hours, credited) = (enrolment.Outcome, enrolment.Hours, enrolment.CreditedHours);
        Judge(enrolment, gathering, terms, signs, form);
        var hindrance =
            gathering.Stage != ClosingStage.Closed
                ? new RuleException(
                    "It is “{0}”: an outcome is corrected here once its papers are accepted and hours credited.",
                    gathering.Standing
                )
            : !enrolment.HasSeat ? new RuleException("The person holds no seat in this training.")
            : (outcome, hours) == (enrolment.Outcome, enrolment.Hours) && SameHalfDays(terms, signs, form)
                ? new RuleException("These half days count already: the correction would change nothing.")
            : null;
        return new ActFacts(
            [
                new ActLine("Trainee", enrolment.Name),
                new ActLine(
                    "Half days that count as attended",
                    words.List(terms.HalfDays.Where(h => form.Attended.Contains(h.Id)).Select(h => $"{h.Date:MM-dd} {words[h.Half]}"))
                ),
                new ActLine("Reason", form.Reason),
            ],
            [.. Consequences(enrolment, outcome, credited)],
            hindrance,
            new
            {
                form,
                gathering.Standing,
                outcome,
                hours,
                credited,
                Then = (enrolment.Outcome, enrolment.Hours),
                Signs = signs.Select(s => s.Id).Order(),
            }
        );
    }

    /// <inheritdoc />
    public async Task CarryOutAsync(Guid subjectId, string payload, CancellationToken ct)
    {
        var (form, now) = (Read(payload), clock.GetUtcNow());
        var enrolment = await db.Enrolments.SingleAsync(e => e.Id == subjectId, ct);
        var gathering = await access.LoadAsync(enrolment.GatheringId, ct);
        await access.GuardReviewerAsync(gathering, ct);
        await own.GuardOwnAsync(enrolment, ct);
        var terms = (await papers.TermsAsync(gathering, ct)).Terms!;
        var signs = await SignsAsync(subjectId, ct);
        Judge(enrolment, gathering, terms, signs, form);
        foreach (var sign in signs.Where(s => !form.Attended.Contains(s.HalfDayId)))
            sign.Void(form.Reason, now);
        await audit.SaveAsync(ct);
        foreach (var halfDay in terms.HalfDays.Where(h => form.Attended.Contains(h.Id)))
            await book.AddAsync([Sign(halfDay, SignKind.Arrive, halfDay.StartsAt), Sign(halfDay, SignKind.Leave, halfDay.EndsAt)], ct);
        var people = await outcomes.PeopleAsync(gathering.Id, ct);
        var closing = await db.ClosingPapers.SingleAsync(p => p.GatheringId == gathering.Id, ct);
        closing.Settle(
            closing.Figures! with
            {
                Completed = people.Count(p => p.Enrolment.Outcome is Outcome.Completed or Outcome.AsAttended),
                Hours = people.Sum(p => p.Enrolment.Hours),
            }
        );
        if ((enrolment.CreditedHours ?? 0) != enrolment.Hours)
            await credits.SettleAsync(gathering, [enrolment], form.Reason, ct);
        foreach (
            var dispute in await db
                .AttendanceDisputes.Where(d => d.EnrolmentId == enrolment.Id && d.State == DisputeState.Open)
                .ToListAsync(ct)
        )
        {
            dispute.Decide(form.Attended.Contains(dispute.HalfDayId) ? DisputeAction.Uphold : DisputeAction.Reject, form.Reason, now);
            await worklist.CloseAsync(dispute.Id, ct);
        }

        if (people.First(p => p.Enrolment.Id == enrolment.Id).UserId is { } user)
            await notifier.TellAsync(
                user,
                "Your outcome in “{0}” was corrected by the programme office: {1} hours count. Reason: {2}",
                access.Gathering(gathering).LearnerLink(gathering.Id),
                ct,
                gathering.Title,
                Text(enrolment.Hours),
                form.Reason
            );
        await notifier.TellAsync(
            Role.UnitAdministrator,
            gathering.HostId,
            "The outcome of {0} in “{1}” was corrected by the programme office: {2}",
            access.Of(gathering).PeopleLink(gathering.Id),
            ct,
            enrolment.Name,
            gathering.Title,
            form.Reason
        );
        if (enrolment.EmployerId is { } unit && unit != gathering.HostId)
            await notifier.TellAsync(
                Role.UnitAdministrator,
                unit,
                "The outcome of {0} in “{1}” was corrected by the programme office: {2}",
                Links.Learners,
                ct,
                enrolment.Name,
                gathering.Title,
                form.Reason
            );

        AttendanceSign Sign(GatheringHalfDay halfDay, SignKind kind, DateTimeOffset at) =>
            new(halfDay, enrolment.Id, kind, SignMethod.OfficeCorrection, at, actor.Me, now, note: form.Reason);
    }

    /// <summary>The signs of a person that count.</summary>
    internal Task<List<AttendanceSign>> SignsAsync(Guid enrolmentId, CancellationToken ct) =>
        db.AttendanceSigns.Where(s => s.EnrolmentId == enrolmentId && s.VoidedAt == null).ToListAsync(ct);

    /// <summary>Half days that count as attended by their two signs.</summary>
    internal static HashSet<Guid> Attended(IEnumerable<AttendanceSign> signs) =>
        [.. signs.GroupBy(s => s.HalfDayId).Where(g => g.Count() == 2).Select(g => g.Key)];

    private static bool SameHalfDays(AttendanceTerms terms, List<AttendanceSign> signs, OutcomeCorrectionForm form) =>
        Attended(signs).Where(id => terms.Held.ContainsKey(id)).ToHashSet().SetEquals(form.Attended);

    // What was signed keeps its times, late or not; what is added counts as whole.
    private static void Judge(
        Enrolment enrolment,
        CreditedGathering gathering,
        AttendanceTerms terms,
        List<AttendanceSign> signs,
        OutcomeCorrectionForm form
    )
    {
        var chosen = terms
            .HalfDays.Where(h => form.Attended.Contains(h.Id))
            .Select(h =>
            {
                var own = signs.Where(s => s.HalfDayId == h.Id).ToList();
                return (
                    h.Id,
                    own.FirstOrDefault(s => s.Kind == SignKind.Arrive)?.At ?? h.StartsAt,
                    own.FirstOrDefault(s => s.Kind == SignKind.Leave)?.At ?? h.EndsAt
                );
            })
            .ToList();
        enrolment.Judge(chosen.Count, terms.HalfDays.Count, terms.HoursOf(chosen), terms.LeastPercent, gathering.IsCutShort);
    }

    private static IEnumerable<ActLine> Consequences(Enrolment after, Outcome? before, decimal? credited)
    {
        string[] counts = [Text(after.HalfDaysAttended), Text(after.HalfDaysHeld), Text(after.Hours)];
        yield return after.Outcome switch
        {
            Outcome.Completed => new ActLine("The outcome is completed: {0} of {1} half days, {2} hours", counts),
            Outcome.AsAttended => new ActLine("Hours count as attended: {0} of {1} half days, {2} hours", counts),
            _ => new ActLine("The outcome is not completed: {0} of {1} half days, no hours", counts),
        };
        if ((credited ?? 0) != after.Hours && credited is { } old)
            yield return new ActLine(
                "{0} hours in the ledger are reversed; certificates that print them are under review until the office decides",
                Text(old)
            );
        if ((credited ?? 0) != after.Hours && after.Hours > 0)
            yield return new ActLine("{0} hours are credited", Text(after.Hours));
        if (after.Outcome == Outcome.Completed && before != Outcome.Completed)
            yield return new ActLine("A certificate is issued, unless one is valid");
        yield return new ActLine(
            "The person, the host and the employer are told, with the reason; open disputes of the person are decided by it"
        );
    }

    private static string Text(IFormattable value) =>
        value is decimal hours ? hours.ToString("0.#", CultureInfo.InvariantCulture) : value.ToString(null, CultureInfo.InvariantCulture);

    private static OutcomeCorrectionForm Read(string payload) =>
        JsonSerializer.Deserialize<OutcomeCorrectionForm>(payload, PortalModel.Json)!;
}
