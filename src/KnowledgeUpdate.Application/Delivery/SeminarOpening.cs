using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Opens a seminar for each proposal of the published plan, and follows the plan's amendments.</summary>
public sealed class SeminarOpening(PortalDbContext db, RuleBook rules, Calendars calendars, HalfDayTable halfDays, Worklist worklist, Notifier notifier, TimeProvider clock)
{
    /// <summary>Opens a seminar, and asks the host for its implementation plan.</summary>
    public async Task<Seminar> OpenAsync(SeminarProposal proposal, AnnualPlan plan, CancellationToken ct)
    {
        var seminar = Seminar.Of(proposal, plan);
        db.Add(seminar);
        worklist.Open(DeliveryActs.FileImplementation, nameof(Seminar), seminar.Id, Role.UnitAdministrator, seminar.HostId, seminar.Title, Detail(seminar),
            $"/seminars/{seminar.Id}/implementation", await FilingDueAsync(seminar, ct));
        return seminar;
    }

    /// <summary>Follows an approved amendment: another date, place or number, cancelled, or added.</summary>
    public async Task FollowAsync(PlanAmendment amendment, AnnualPlan plan, SeminarProposal proposal, CancellationToken ct)
    {
        if (await db.Seminars.SingleOrDefaultAsync(s => s.ProposalId == proposal.Id, ct) is not { } seminar)
        {
            if (amendment.Kind != AmendmentKind.Cancel)
                await OpenAsync(proposal, plan, ct);
            return;
        }

        if (amendment.Kind == AmendmentKind.Cancel)
        {
            await TellEnrolledAsync(seminar, "“{0}” was cancelled. Your enrolment has ended with it", ct, seminar.Title);
            await TellNominatorsAsync(seminar, "“{0}” was cancelled: the enrolments of {1} of your staff have ended with it", null, ct);
            await EndEnrolmentsAsync(seminar, ct);
            await RejectDisputesAsync(seminar, ct);
            seminar.Cancel();
            await worklist.CloseAsync(seminar.Id, ct);
            return;
        }

        var (first, place) = (seminar.StartsOn, seminar.Place);
        seminar.Follow(proposal);
        var isMoved = seminar.StartsOn != first;
        if (seminar.Implementation is { } implementation && seminar.State == SeminarState.Filed)
        {
            await halfDays.ApplyAsync(seminar, implementation, ct);
            seminar.PapersAreDue(await PapersDueAsync(seminar.EndsOn, ct));
            await TellEnrolledAsync(seminar, "“{0}” has changed: it begins on {1}. Look at its page again", ct, seminar.Title, Date(seminar.StartsOn));
            await TellNominatorsAsync(seminar, "“{0}” has changed: it begins on {2}. {1} of your staff are enrolled", Date(seminar.StartsOn), ct);
            if (isMoved || seminar.Place != place)
                await AskForNewPlanAsync(seminar, ct);
        }

        if (isMoved)
            await MoveItemsAsync(seminar, ct);
    }

    /// <summary>Lecturers, rooms and address of the filed plan are looked through again by the host.</summary>
    private async Task AskForNewPlanAsync(Seminar seminar, CancellationToken ct)
    {
        if (await db.WorkItems.AnyAsync(w => w.SubjectId == seminar.Id && w.DoneAt == null && w.Act == DeliveryActs.MendImplementation, ct))
            return;
        worklist.Open(DeliveryActs.MendImplementation, nameof(Seminar), seminar.Id, Role.UnitAdministrator, seminar.HostId, seminar.Title, Detail(seminar), $"/seminars/{seminar.Id}/implementation", seminar.StartsOn.AddDays(-1));
        await notifier.TellAsync(Role.UnitAdministrator, seminar.HostId, "“{0}” was moved or has another place: check the implementation plan and file its new version", $"/seminars/{seminar.Id}/implementation", ct, seminar.Title);
    }

    private async Task MoveItemsAsync(Seminar seminar, CancellationToken ct)
    {
        foreach (var item in await db.WorkItems.Where(w => w.SubjectId == seminar.Id && w.DoneAt == null).ToListAsync(ct))
            switch (item.Act)
            {
                case DeliveryActs.FileImplementation:
                    item.Describe(Detail(seminar));
                    if (await FilingDueAsync(seminar, ct) is { } filing)
                        item.Postpone(filing);
                    break;
                case DeliveryActs.MendImplementation when seminar.State == SeminarState.Preparing:
                    if (await FilingDueAsync(seminar, ct) is { } mending)
                        item.Postpone(mending);
                    break;
                case DeliveryActs.MendImplementation:
                    item.Describe(Detail(seminar));
                    item.Postpone(seminar.StartsOn.AddDays(-1));
                    break;
                case DeliveryActs.FilePapers:
                    // It was not held yet after all: asked for again once it is over.
                    item.Done(clock.GetUtcNow());
                    break;
            }
    }

    /// <summary>Ends every enrolment of a cancelled seminar and takes its half days off the tables.</summary>
    private async Task EndEnrolmentsAsync(Seminar seminar, CancellationToken ct)
    {
        if (await HalfDayTable.HoldSeatsAsync(db, seminar.Id, ct) is { } seats)
            foreach (var enrolment in await db.Enrolments.Where(e => e.SeminarId == seminar.Id && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed)).ToListAsync(ct))
                enrolment.Cancel(seats, clock.GetUtcNow());
        await halfDays.ClearAsync(seminar.Id, ct);
    }

    /// <summary>Nothing is left to be decided of a cancelled seminar.</summary>
    private async Task RejectDisputesAsync(Seminar seminar, CancellationToken ct)
    {
        foreach (var dispute in await db.AttendanceDisputes.Where(d => d.SeminarId == seminar.Id && d.State == DisputeState.Open).ToListAsync(ct))
        {
            dispute.Decide(DisputeAction.Reject, "研修班已取消", clock.GetUtcNow());
            await worklist.CloseAsync(dispute.Id, ct);
        }
    }

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Detail(Seminar seminar) => $"{Date(seminar.StartsOn)} · {seminar.HeadCount}";

    /// <summary>Last Beijing date on which the implementation plan is in time; null while the rule is not configured.</summary>
    public async Task<DateOnly?> FilingDueAsync(Seminar seminar, CancellationToken ct) =>
        await rules.NumberAsync(RuleKeys.ImplementationDays, BeijingTime.DateOf(clock.GetUtcNow()), ct) is { } days ? seminar.StartsOn.AddDays(-days) : null;

    /// <summary>Last Beijing date of the closing papers, returned ones have one of their own; null while the rule or the calendar is not configured.</summary>
    public async Task<DateOnly?> PapersDueAsync(Seminar seminar, CancellationToken ct) => seminar.ReturnedDueOn ?? await PapersDueAsync(seminar.HeldUntil, ct);

    /// <summary>The same for a seminar that ends on a day.</summary>
    public async Task<DateOnly?> PapersDueAsync(DateOnly endsOn, CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        return await rules.NumberAsync(RuleKeys.ClosingDays, endsOn, ct) is { } days && calendar.Knows(endsOn.Year) && calendar.Knows(endsOn.AddDays(days * 2 + 14).Year)
            ? calendar.Add(endsOn, days) : null;
    }

    /// <summary>Tells everybody who has a seat or waits for one.</summary>
    internal async Task TellEnrolledAsync(Seminar seminar, string key, CancellationToken ct, params string[] args)
    {
        var people = await db.Enrolments.Where(e => e.SeminarId == seminar.Id && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed))
            .Join(db.Learners, e => e.LearnerId, l => l.Id, (e, l) => l.UserId).Where(u => u != null).Select(u => u!.Value).Distinct().ToListAsync(ct);
        await notifier.TellAllAsync(people, key, $"/learn/seminars/{seminar.Id}", ct, args);
    }

    /// <summary>Tells each employer how many of the people whom it nominated are concerned.</summary>
    private async Task TellNominatorsAsync(Seminar seminar, string key, string? last, CancellationToken ct)
    {
        var nominators = await db.Enrolments.Where(e => e.SeminarId == seminar.Id && e.Route == EnrolmentRoute.Nomination && e.EmployerId != null && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed))
            .GroupBy(e => e.EmployerId!.Value).Select(g => new { Unit = g.Key, Count = g.Count() }).OrderBy(g => g.Unit).ToListAsync(ct);
        foreach (var nominator in nominators)
            await notifier.TellAsync(Role.UnitAdministrator, nominator.Unit, key, $"/seminars/{seminar.Id}/nominate", ct, [seminar.Title, nominator.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), .. last is null ? Array.Empty<string>() : [last]]);
    }
}

/// <summary>The half days of a seminar as its course table has them. One with signs keeps its place.</summary>
public sealed class HalfDayTable(PortalDbContext db)
{
    /// <summary>Brings the half days and the seats in line with an implementation plan.</summary>
    /// <exception cref="RuleException">A half day with signs would vanish, or more seats are taken than there would be.</exception>
    public async Task ApplyAsync(Seminar seminar, Implementation implementation, CancellationToken ct)
    {
        var planned = implementation.HalfDays(seminar.StartsOn).ToDictionary(h => (h.Date, h.Half));
        var used = await Used(seminar.Id).ToListAsync(ct);
        foreach (var halfDay in used)
        {
            if (!planned.Remove((halfDay.Date, halfDay.Half), out var kept))
                throw new RuleException("Attendance was taken on {0:yyyy-MM-dd} ({1}): this half day cannot leave the course table.", halfDay.Date, halfDay.Half);
            halfDay.Take(kept);
        }

        var ids = used.Select(h => h.Id).ToList();
        await db.SeminarHalfDays.Where(h => h.SeminarId == seminar.Id && !ids.Contains(h.Id)).ExecuteDeleteAsync(ct);
        db.AddRange(planned.Values.Select(p => new SeminarHalfDay(seminar.Id, p)));

        var seats = await HoldSeatsAsync(db, seminar.Id, ct);
        if (seats is null)
            db.Add(new SeminarSeats(seminar.Id, implementation.Capacity));
        else
            seats.Resize(Math.Min(implementation.Capacity, seminar.HeadCount));
    }

    /// <summary>Looks at a new version of the course table: what has begun is on record, signed or not, and nothing of what is still to come falls away once the seminar has begun.</summary>
    /// <returns>Whether a half day differs from those of the version before.</returns>
    /// <exception cref="RuleException">A half day that has begun is missing, changed or new; or fewer or shorter ones are left.</exception>
    public async Task<bool> LookAtAsync(Seminar seminar, Implementation implementation, DateTimeOffset now, CancellationToken ct)
    {
        var before = await db.SeminarHalfDays.AsNoTracking().Where(h => h.SeminarId == seminar.Id).OrderBy(h => h.StartsAt).ToListAsync(ct);
        if (before.Count == 0)
            return false;
        var planned = implementation.HalfDays(seminar.StartsOn).ToDictionary(h => (h.Date, h.Half));
        foreach (var begun in before.Where(h => h.StartsAt <= now))
            if (!planned.TryGetValue((begun.Date, begun.Half), out var kept))
                throw new RuleException("The half day {0:yyyy-MM-dd} ({1}) has begun: it cannot leave the course table.", begun.Date, begun.Half);
            else if (!begun.IsAs(kept))
                throw new RuleException("The half day {0:yyyy-MM-dd} ({1}) has begun: its time and its hours can no longer be changed.", begun.Date, begun.Half);
        var known = before.Select(h => (h.Date, h.Half)).ToHashSet();
        if (planned.Values.FirstOrDefault(p => !known.Contains((p.Date, p.Half)) && BeijingTime.At(p.Date.ToDateTime(p.From)) <= now) is { } past)
            throw new RuleException("The half day {0:yyyy-MM-dd} ({1}) would have begun already: only half days to come can be added.", past.Date, past.Half);
        if (before[0].StartsAt <= now && (planned.Count < before.Count || planned.Values.Sum(p => p.Hours) < before.Sum(h => h.Hours)))
            throw new RuleException("The seminar has begun: half days to come may move within its days, but none may fall away or be shortened. The programme office breaks a seminar off or amends its plan.");
        return planned.Count != before.Count || before.Any(h => !planned.TryGetValue((h.Date, h.Half), out var now) || !h.IsAs(now));
    }

    /// <summary>Takes the half days of a cancelled seminar away.</summary>
    public async Task ClearAsync(Guid seminarId, CancellationToken ct)
    {
        var ids = await Used(seminarId).Select(h => h.Id).ToListAsync(ct);
        await db.SeminarHalfDays.Where(h => h.SeminarId == seminarId && !ids.Contains(h.Id)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Holds the seats of a seminar; null: none were opened.</summary>
    internal static Task<SeminarSeats?> HoldSeatsAsync(PortalDbContext db, Guid seminarId, CancellationToken ct) =>
        db.SeminarSeats.FromSql($"SELECT tenant_id, seminar_id, capacity, taken, last_number FROM seminar_seats WHERE tenant_id = {db.Scope.Required} AND seminar_id = {seminarId} FOR UPDATE").SingleOrDefaultAsync(ct);

    private IQueryable<SeminarHalfDay> Used(Guid seminarId) => db.SeminarHalfDays.Where(h => h.SeminarId == seminarId
        && (db.AttendanceSigns.Any(s => s.HalfDayId == h.Id) || db.AttendanceDisputes.Any(d => d.HalfDayId == h.Id) || db.OfflineRolls.Any(r => r.HalfDayId == h.Id)));
}

/// <summary>Follows what time brings, once a day: a seminar for every row of a published plan, and the closing papers of those that have ended.</summary>
[PortalOnly]
public sealed record FollowSeminars : ICommand<int>;

internal sealed class FollowSeminarsHandler(PortalDbContext db, SeminarOpening opening, Worklist worklist, Notifier notifier, TimeProvider clock) : IRequestHandler<FollowSeminars, int>
{
    public async Task<int> Handle(FollowSeminars command, CancellationToken cancellationToken)
    {
        var opened = 0;
        foreach (var proposal in await db.SeminarProposals.Where(p => p.State == ProposalState.Planned && !db.Seminars.Any(s => s.ProposalId == p.Id)).OrderBy(p => p.Id).Take(200).ToListAsync(cancellationToken))
        {
            if (proposal.StartsOn is null || proposal.Content.EndsOn is null || await db.AnnualPlans.SingleOrDefaultAsync(p => p.CallId == proposal.CallId && p.State == PlanState.Published, cancellationToken) is not { } plan)
                continue;
            if (plan.Rows.FirstOrDefault(r => r.ProposalId == proposal.Id) is not { IsCancelled: false })
                continue;
            await opening.OpenAsync(proposal, plan, cancellationToken);
            opened++;
        }

        var today = BeijingTime.DateOf(clock.GetUtcNow());
        foreach (var seminar in await db.Seminars.Where(s => s.State == SeminarState.Filed && s.EndsOn < today && !db.WorkItems.Any(w => w.SubjectId == s.Id && w.Act == DeliveryActs.FilePapers && w.DoneAt == null)).OrderBy(s => s.Id).Take(200).ToListAsync(cancellationToken))
        {
            var due = await opening.PapersDueAsync(seminar, cancellationToken);
            worklist.Open(DeliveryActs.FilePapers, nameof(Seminar), seminar.Id, Role.UnitAdministrator, seminar.HostId, seminar.Title, $"{seminar.EndsOn:yyyy-MM-dd}", $"/seminars/{seminar.Id}/papers", due);
            await notifier.TellAsync(Role.UnitAdministrator, seminar.HostId, "“{0}” is over: file its closing papers", $"/seminars/{seminar.Id}/papers", cancellationToken, seminar.Title);
        }

        return opened;
    }
}
