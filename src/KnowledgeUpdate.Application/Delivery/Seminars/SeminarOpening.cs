using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Opens a seminar for each proposal of the published plan, and follows the plan's amendments.</summary>
[Service]
public sealed class SeminarOpening(
    PortalDbContext db,
    RuleBook rules,
    Calendars calendars,
    HalfDayTable halfDays,
    Flow flow,
    Worklist worklist,
    Notifier notifier,
    TimeProvider clock
)
{
    /// <summary>Opens a seminar, and asks the host for its implementation plan.</summary>
    public async Task<Seminar> OpenAsync(SeminarProposal proposal, AnnualPlan plan, CancellationToken ct)
    {
        var seminar = Seminar.Of(proposal, plan);
        db.Add(seminar);
        await flow.Of(AsPlan(seminar))
            .Opens(DeliveryActs.FileImplementation, Role.UnitAdministrator, seminar.HostId, await FilingDueAsync(seminar, ct))
            .DoneAsync(ct);
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
            await flow.Of(AsPlan(seminar)).ClosesAll().DoneAsync(ct);
            return;
        }

        var (first, place) = (seminar.StartsOn, seminar.Place);
        seminar.Follow(proposal);
        var isMoved = seminar.StartsOn != first;
        if (seminar.Implementation is { } implementation && seminar.State == SeminarState.Filed)
        {
            await halfDays.ApplyAsync(seminar, implementation, ct);
            seminar.PapersAreDue(await PapersDueAsync(seminar.EndsOn, ct));
            await TellEnrolledAsync(
                seminar,
                "“{0}” has changed: it begins on {1}. Look at its page again",
                ct,
                seminar.Title,
                Date(seminar.StartsOn)
            );
            await TellNominatorsAsync(
                seminar,
                "“{0}” has changed: it begins on {2}. {1} of your staff are enrolled",
                Date(seminar.StartsOn),
                ct
            );
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
        await flow.Of(AsPlan(seminar))
            .Opens(DeliveryActs.MendImplementation, Role.UnitAdministrator, seminar.HostId, seminar.StartsOn.AddDays(-1))
            .Tells(
                Role.UnitAdministrator,
                seminar.HostId,
                "“{0}” was moved or has another place: check the implementation plan and file its new version",
                seminar.Title
            )
            .DoneAsync(ct);
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
                case ClosingActs.FilePapers:
                    // It has not been held yet after all; the papers are asked for again once it is over.
                    item.Done(clock.GetUtcNow());
                    break;
            }
    }

    /// <summary>Ends every enrolment of a cancelled seminar and takes its half days off the tables.</summary>
    private async Task EndEnrolmentsAsync(Seminar seminar, CancellationToken ct)
    {
        if (await HalfDayTable.HoldSeatsAsync(db, seminar.Id, ct) is { } seats)
            foreach (
                var enrolment in await db
                    .Enrolments.Where(e =>
                        e.GatheringId == seminar.Id
                        && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed)
                    )
                    .ToListAsync(ct)
            )
                enrolment.Cancel(seats, clock.GetUtcNow());
        await halfDays.ClearAsync(seminar.Id, ct);
    }

    /// <summary>Nothing is left to decide about a cancelled seminar.</summary>
    private async Task RejectDisputesAsync(Seminar seminar, CancellationToken ct)
    {
        foreach (
            var dispute in await db
                .AttendanceDisputes.Where(d => d.GatheringId == seminar.Id && d.State == DisputeState.Open)
                .ToListAsync(ct)
        )
        {
            dispute.Decide(DisputeAction.Reject, "研修班已取消", clock.GetUtcNow());
            await worklist.CloseAsync(dispute.Id, ct);
        }
    }

    /// <summary>The seminar as the host meets it while its implementation plan is asked for.</summary>
    private static FlowSubject AsPlan(Seminar seminar) =>
        new(nameof(Seminar), seminar.Id, seminar.Title, Detail(seminar), Links.Implementation(seminar.Id));

    private static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string Detail(Seminar seminar) => $"{Date(seminar.StartsOn)} · {seminar.HeadCount}";

    /// <summary>Last Beijing date on which the implementation plan is in time; null while the rule is not configured.</summary>
    public async Task<DateOnly?> FilingDueAsync(Seminar seminar, CancellationToken ct) =>
        await rules.NumberAsync(RuleKeys.ImplementationDays, BeijingTime.DateOf(clock.GetUtcNow()), ct) is { } days
            ? seminar.StartsOn.AddDays(-days)
            : null;

    /// <summary>
    /// Last Beijing date of the closing papers, returned ones have one of their own; null while the rule or the calendar is not configured.
    /// </summary>
    public async Task<DateOnly?> PapersDueAsync(Seminar seminar, CancellationToken ct) =>
        seminar.ReturnedDueOn ?? await PapersDueAsync(seminar.HeldUntil, ct);

    /// <summary>The same for a seminar that ends on a day.</summary>
    public async Task<DateOnly?> PapersDueAsync(DateOnly endsOn, CancellationToken ct)
    {
        var calendar = await calendars.GetAsync(ct);
        return
            await rules.NumberAsync(RuleKeys.ClosingDays, endsOn, ct) is { } days
            && calendar.Knows(endsOn.Year)
            && calendar.Knows(endsOn.AddDays(days * 2 + 14).Year)
            ? calendar.Add(endsOn, days)
            : null;
    }

    /// <summary>Tells everybody who has a seat or waits for one.</summary>
    internal async Task TellEnrolledAsync(Seminar seminar, [Sentence] string key, CancellationToken ct, params object?[] args)
    {
        var people = await db
            .Enrolments.Where(e =>
                e.GatheringId == seminar.Id
                && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed)
            )
            .Join(db.Learners, e => e.LearnerId, l => l.Id, (e, l) => l.UserId)
            .Where(u => u != null)
            .Select(u => u!.Value)
            .Distinct()
            .ToListAsync(ct);
        await notifier.TellAllAsync(people, key, Links.MySeminar(seminar.Id), ct, args);
    }

    /// <summary>Tells each employer how many of the people whom it nominated are concerned.</summary>
    private async Task TellNominatorsAsync(Seminar seminar, [Sentence] string key, string? last, CancellationToken ct)
    {
        var nominators = await db
            .Enrolments.Where(e =>
                e.GatheringId == seminar.Id
                && e.Route == EnrolmentRoute.Nomination
                && e.EmployerId != null
                && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed)
            )
            .GroupBy(e => e.EmployerId!.Value)
            .Select(g => new { Unit = g.Key, Count = g.Count() })
            .OrderBy(g => g.Unit)
            .ToListAsync(ct);
        foreach (var nominator in nominators)
            await notifier.TellAsync(
                Role.UnitAdministrator,
                nominator.Unit,
                key,
                Links.Nominations(seminar.Id),
                ct,
                [
                    seminar.Title,
                    nominator.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    .. last is null ? Array.Empty<string>() : [last],
                ]
            );
    }
}
