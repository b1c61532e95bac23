using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Gatherings;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>
/// The only way to enrol in a seminar, for one person or a thousand: conditions, seats, waiting list. The seats are locked until the
/// transaction ends.
/// </summary>
[Service]
public sealed class EnrolmentBook(PortalDbContext db, GatheringAccess gatherings, Worklist worklist, Notifier notifier, TimeProvider clock)
{
    /// <summary>Locks the seats of a seminar; later enrolments wait.</summary>
    public Task<GatheringSeats> HoldSeatsAsync(Guid gatheringId, CancellationToken ct) =>
        db
            .GatheringSeats.FromSql(
                $"""
                SELECT tenant_id, gathering_id, capacity, taken, last_number FROM gathering_seats WHERE tenant_id = {db.Scope.Required} AND
                    gathering_id = {gatheringId} FOR UPDATE
                """
            )
            .SingleAsync(ct);

    /// <summary>Enrols people. Who holds a seat, waits, or was not admitted keeps that; who withdrew enrols again.</summary>
    /// <param name="reason">Why those of a roster are admitted who do not meet the conditions.</param>
    /// <returns>The enrolments by learner, and who of them is new.</returns>
    public async Task<IReadOnlyList<(Enrolment Enrolment, bool IsNew)>> EnterAsync(
        Gathering gathering,
        GatheringSeats seats,
        IReadOnlyList<Learner> learners,
        EnrolmentRoute route,
        Guid by,
        string? reason,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var ids = learners.Select(l => l.AccountId).ToList();
        var earlier = await db
            .Enrolments.Where(e => e.GatheringId == gathering.Id && ids.Contains(e.LearnerId))
            .ToDictionaryAsync(e => e.LearnerId, ct);
        var confirmed = (
            await db
                .Employments.Where(e => e.State == EmploymentState.Confirmed && ids.Contains(e.LearnerId))
                .Select(e => e.LearnerId)
                .ToListAsync(ct)
        ).ToHashSet();
        var units = learners.Select(l => l.EmployerId).OfType<Guid>().Distinct().ToList();
        var names = await db.Organisations.Where(o => units.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var (terms, entered) = (gathering.Terms!, new List<(Enrolment, bool)>());
        var somebodyWaits = await db.Enrolments.AnyAsync(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Waiting, ct);
        foreach (var learner in learners)
        {
            var employer = learner.EmployerId is { } unit ? names.GetValueOrDefault(unit, "") : "";
            var unmet = terms.Conditions.Unmet(learner, confirmed.Contains(learner.AccountId));
            if (earlier.TryGetValue(learner.AccountId, out var enrolment))
            {
                if (enrolment.State != EnrolmentState.Withdrawn)
                {
                    entered.Add((enrolment, false));
                    continue;
                }

                enrolment.ApplyAgain(learner, employer, route, unmet, by, now);
            }
            else
            {
                enrolment = new Enrolment(gathering.Id, learner, employer, route, unmet, by, now);
                earlier[learner.AccountId] = enrolment;
                db.Add(enrolment);
            }

            Place(enrolment, seats, route, terms.Admission, somebodyWaits, reason, now);
            somebodyWaits |= enrolment.State == EnrolmentState.Waiting;
            entered.Add((enrolment, true));
        }

        return entered;
    }

    /// <summary>Gives seats that became free to those who wait, in their order, where first come is first served.</summary>
    public async Task FillAsync(Gathering gathering, GatheringSeats seats, CancellationToken ct)
    {
        if (
            gathering.Terms!.Admission != Admission.FirstCome
            || seats.Left == 0
            || gathering.AdmissionHindrance(clock.GetUtcNow()) is not null
        )
            return;
        // A person who does not meet the conditions waits for the host's decision.
        var waiting = await db
            .Enrolments.Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Waiting)
            .OrderBy(e => e.AppliedAt)
            .ThenBy(e => e.Id)
            .Take(seats.Left + 50)
            .ToListAsync(ct);
        var moved = new List<Enrolment>();
        foreach (var enrolment in waiting.Where(e => e.State == EnrolmentState.Waiting && e.Unmet.Count == 0).Take(seats.Left).ToList())
        {
            enrolment.Confirm(seats, null, clock.GetUtcNow());
            moved.Add(enrolment);
        }

        await TellAsync(gathering, moved, "A seat became free: you are admitted to “{0}”", ct);
    }

    /// <summary>Tells the people of some enrolments, one statement for all.</summary>
    public async Task TellAsync(Gathering gathering, IReadOnlyCollection<Enrolment> enrolments, [Sentence] string key, CancellationToken ct)
    {
        if (enrolments.Count == 0)
            return;
        var learners = enrolments.Select(e => e.LearnerId).ToList();
        var accounts = await db
            .Learners.Where(l => learners.Contains(l.Id) && l.UserId != null)
            .Select(l => l.UserId!.Value)
            .ToListAsync(ct);
        await notifier.TellAllAsync(accounts, key, gatherings.Of(gathering).LearnerLink(gathering.Id), ct, gathering.Title);
    }

    /// <summary>Keeps the host's item about undecided enrolments in line with whether there are any.</summary>
    public async Task FollowWorkAsync(Gathering gathering, int undecided, CancellationToken ct)
    {
        var isOpen = await db.WorkItems.AnyAsync(
            w => w.SubjectId == gathering.Id && w.Act == EnrolmentActs.DecideEnrolments && w.DoneAt == null,
            ct
        );
        if (undecided > 0 && !isOpen)
            worklist.Open(
                EnrolmentActs.DecideEnrolments,
                gatherings.Of(gathering).SubjectKind,
                gathering.Id,
                Role.UnitAdministrator,
                gathering.HostId,
                gathering.Title,
                $"{gathering.StartsOn:yyyy-MM-dd}",
                gatherings.Of(gathering).EnrolmentsLink(gathering.Id),
                gathering.StartsOn.AddDays(-1)
            );
        else if (undecided == 0 && isOpen)
            await worklist.CloseAsync(gathering.Id, ct, EnrolmentActs.DecideEnrolments);
    }

    /// <summary>Enrolments that wait for the host, with those of this transaction as they are now.</summary>
    public async Task<int> UndecidedAsync(Guid gatheringId, CancellationToken ct)
    {
        var changed = db.ChangeTracker.Entries<Enrolment>().Where(e => e.Entity.GatheringId == gatheringId).Select(e => e.Entity).ToList();
        var ids = changed.Select(e => e.Id).ToList();
        return changed.Count(e => e.State == EnrolmentState.Applied)
            + await db.Enrolments.CountAsync(
                e => e.GatheringId == gatheringId && e.State == EnrolmentState.Applied && !ids.Contains(e.Id),
                ct
            );
    }

    private static void Place(
        Enrolment enrolment,
        GatheringSeats seats,
        EnrolmentRoute route,
        Admission admission,
        bool somebodyWaits,
        string? reason,
        DateTimeOffset now
    )
    {
        if (route == EnrolmentRoute.Roster)
        {
            if (seats.Left > 0)
                enrolment.Confirm(seats, reason, now);
            else
                enrolment.Wait(reason, now);
        }
        else if (admission == Admission.FirstCome && enrolment.Unmet.Count == 0)
        {
            if (seats.Left > 0 && !somebodyWaits)
                enrolment.Confirm(seats, null, now);
            else
                enrolment.Wait(null, now);
        }
    }
}
