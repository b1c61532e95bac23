using System.Globalization;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>
/// Works outcomes out once the days for disputes are over, tells them to trainees and employers, and takes them back with returned papers.
/// </summary>
[Service]
public sealed class OutcomeSettlement(
    PortalDbContext db,
    PapersReader reader,
    WorkingDays days,
    AuditWriter audit,
    Notifier notifier,
    ClosingAccess access,
    TimeProvider clock
)
{
    /// <summary>Works the outcomes out and tells each trainee and the employers.</summary>
    /// <exception cref="RuleException">It is too early, a dispute is open, or a rule is not configured.</exception>
    public async Task SettleAsync(CreditedGathering gathering, CancellationToken ct)
    {
        gathering.TellOutcomes(
            await reader.OpenDisputesAsync(gathering.Id, ct),
            await days.FromTodayAsync(RuleKeys.OutcomeDisputeDays, ct),
            clock.GetUtcNow()
        );
        await JudgeAsync(gathering, ct);
        audit.Note(access.KindOf(gathering), gathering.Id, "Outcomes are told to the trainees");
        var people = await PeopleAsync(gathering.Id, ct);
        var (share, link) = (await reader.LeastShareAsync(gathering, ct), LinkOf(gathering));
        foreach (
            var group in people.GroupBy(p =>
                (p.Enrolment.Outcome, p.Enrolment.Hours, p.Enrolment.HalfDaysAttended, p.Enrolment.HalfDaysHeld)
            )
        )
        {
            var users = group.Select(p => p.UserId).OfType<Guid>().ToList();
            var (outcome, hours, attended, held) = group.Key;
            if (outcome == Outcome.Completed)
                await notifier.TellAllAsync(
                    users,
                    "You completed “{0}”: {1} hours are credited when the programme office has accepted the closing papers",
                    link,
                    ct,
                    gathering.Title,
                    Text(hours)
                );
            else if (outcome == Outcome.AsAttended)
                await notifier.TellAllAsync(
                    users,
                    "“{0}” was broken off: {1} hours are credited as attended when the programme office has accepted the closing papers",
                    link,
                    ct,
                    gathering.Title,
                    Text(hours)
                );
            else if (share is null or 0)
                await notifier.TellAllAsync(
                    users,
                    "No hours of “{0}” are credited to you: {1} of {2} half days attended. You may dispute this until {3}",
                    link,
                    ct,
                    gathering.Title,
                    Text(attended),
                    Text(held),
                    Text(gathering.LateDisputesUntil)
                );
            else
                await notifier.TellAllAsync(
                    users,
                    "You did not complete “{0}”: {1} of {2} half days attended, {3} % are asked for. You may dispute this until {4}",
                    link,
                    ct,
                    gathering.Title,
                    Text(attended),
                    Text(held),
                    Text(share.Value),
                    Text(gathering.LateDisputesUntil)
                );
        }

        foreach (var unit in people.Where(p => p.Enrolment.EmployerId is not null).GroupBy(p => p.Enrolment.EmployerId!.Value))
            await notifier.TellAsync(
                Role.UnitAdministrator,
                unit.Key,
                "Outcomes of “{0}” are told: {1} of your {2} staff have hours to be credited",
                Links.Learners,
                ct,
                gathering.Title,
                Text(unit.Count(p => p.Enrolment.Hours > 0)),
                Text(unit.Count())
            );
    }

    /// <summary>
    /// Works the outcomes out anew, after a dispute of one who did not complete was upheld; who has another outcome than before is told.
    /// </summary>
    public async Task SettleAgainAsync(CreditedGathering gathering, CancellationToken ct)
    {
        var before = await db
            .Enrolments.AsNoTracking()
            .Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed)
            .ToDictionaryAsync(e => e.Id, e => (e.Outcome, e.Hours), ct);
        await JudgeAsync(gathering, ct);
        foreach (var (enrolment, user) in await PeopleAsync(gathering.Id, ct))
            if (user is { } account && before[enrolment.Id] != (enrolment.Outcome, enrolment.Hours))
                await notifier.TellAsync(
                    account,
                    "Your outcome in “{0}” was corrected: {1} hours are credited when the programme office has accepted the closing papers",
                    LinkOf(gathering),
                    ct,
                    gathering.Title,
                    Text(enrolment.Hours)
                );
    }

    /// <summary>
    /// Tells trainees that the papers are filed and what they may do until when, in words that say nothing of an outcome.
    /// </summary>
    public async Task TellFiledAsync(CreditedGathering gathering, CancellationToken ct) =>
        await notifier.TellAllAsync(
            Users(await PeopleAsync(gathering.Id, ct)),
            gathering.EvaluationClosesOn < gathering.DisputesUntil
                ? "Your attendance in “{0}” is being checked: look at it and dispute what is wrong by {1}"
                : "Your attendance in “{0}” is being checked: look at it, dispute what is wrong and answer the questionnaire by {1}",
            LinkOf(gathering),
            ct,
            gathering.Title,
            Text(gathering.DisputesUntil)
        );

    /// <summary>Takes the outcomes back: trainees read that the list is being corrected.</summary>
    /// <param name="wereTold">They had been told.</param>
    public async Task TakeBackAsync(CreditedGathering gathering, bool wereTold, CancellationToken ct)
    {
        var people = await PeopleAsync(gathering.Id, ct);
        foreach (var (enrolment, _) in people)
            enrolment.TakeOutcomeBack();
        await notifier.TellAllAsync(
            Users(people),
            wereTold
                ? "The list of “{0}” is being corrected: the outcome that you were told no longer holds. You are told again"
                : "The list of “{0}” is being corrected. You are told when it is ready",
            LinkOf(gathering),
            ct,
            gathering.Title
        );
    }

    /// <summary>The people with a seat and their accounts.</summary>
    internal async Task<IReadOnlyList<(Enrolment Enrolment, Guid? UserId)>> PeopleAsync(Guid gatheringId, CancellationToken ct)
    {
        var rows = await db
            .Enrolments.Where(e => e.GatheringId == gatheringId && e.State == EnrolmentState.Confirmed)
            .OrderBy(e => e.Seat)
            .Select(e => new
            {
                Enrolment = e,
                UserId = db
                    .Learners.Where(l => l.Id == e.LearnerId)
                    .Select(l =>
                        l.MergedIntoId == null ? l.UserId : db.Learners.Where(k => k.Id == l.MergedIntoId).Select(k => k.UserId).First()
                    )
                    .First(),
            })
            .ToListAsync(ct);
        return [.. rows.Select(r => (r.Enrolment, r.UserId))];
    }

    private async Task JudgeAsync(CreditedGathering gathering, CancellationToken ct)
    {
        var (figures, missing) = await reader.FiguresAsync(gathering, judge: true, ct);
        if (figures is null)
            throw new RuleException("The rule “{0}” is not configured. The programme office enters it under Programme rules.", missing);
        (await db.ClosingPapers.SingleAsync(p => p.GatheringId == gathering.Id, ct)).Settle(figures);
    }

    private static List<Guid> Users(IReadOnlyList<(Enrolment Enrolment, Guid? UserId)> people) =>
        [.. people.Select(p => p.UserId).OfType<Guid>().Distinct()];

    private string LinkOf(CreditedGathering gathering) => access.Gathering(gathering).LearnerLink(gathering.Id);

    private static string Text(IFormattable? value) =>
        value switch
        {
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            decimal hours => hours.ToString("0.#", CultureInfo.InvariantCulture),
            _ => value?.ToString(null, CultureInfo.InvariantCulture) ?? "",
        };
}
