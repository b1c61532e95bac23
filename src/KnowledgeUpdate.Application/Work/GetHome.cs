using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Work;

/// <summary>
/// What waits for the person in the membership acted in, overdue first, with what happened lately and how the year stands.
/// </summary>
[SignedIn]
public sealed record GetHome(int Show = 30) : IQuery<HomeView>;

/// <summary>The home page.</summary>
/// <param name="Calls">Calls under way, with where each stands.</param>
public sealed record HomeView(
    DateOnly Today,
    IReadOnlyList<WorkRow> Work,
    int Total,
    int Overdue,
    int DueToday,
    IReadOnlyList<RecentNotice> Recent,
    IReadOnlyList<CallProgress> Calls,
    int? TargetSeminars,
    int? TargetTrainees,
    int Unconfigured = 0
);

/// <summary>A work item.</summary>
/// <param name="WorkingDaysLeft">Working days left; negative when overdue; null without deadline or calendar.</param>
public sealed record WorkRow(
    string Act,
    string Title,
    string Detail,
    string Link,
    Role Role,
    string Unit,
    DateTimeOffset Since,
    int DaysWaited,
    DateOnly? DueOn,
    int? WorkingDaysLeft
);

/// <summary>Something that happened.</summary>
public sealed record RecentNotice(string Key, string Args, string Link, DateTimeOffset At);

/// <summary>A call of the year and where it stands.</summary>
public sealed record CallProgress(
    Guid Id,
    int Year,
    string Title,
    CallState State,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int Filed,
    int Recommended,
    int Candidates,
    Guid? PlanId,
    PlanState? PlanState,
    int InPlan,
    int People,
    DateOnly? PublicityEndsOn,
    DateOnly? PublishedOn,
    DateOnly? FirstReviewDueOn,
    DateOnly? ScoringDueOn,
    bool ExpertScoring
);

internal sealed class GetHomeHandler(
    PortalDbContext db,
    Actor actor,
    Seminars.SeminarAccess access,
    Calendars calendars,
    RuleBook rules,
    TimeProvider clock
) : IRequestHandler<GetHome, HomeView>
{
    public async Task<HomeView> Handle(GetHome query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        var mine = db.WorkItems.Where(w =>
            w.DoneAt == null
            && ((w.UserId == null && w.OrganisationId == actor.OrganisationId && w.Role == actor.Role) || w.UserId == actor.UserId)
        );
        var counts = await mine.GroupBy(w => 1)
            .Select(g => new
            {
                Total = g.Count(),
                Late = g.Count(w => w.DueOn < today),
                Today = g.Count(w => w.DueOn == today),
            })
            .SingleOrDefaultAsync(ct);
        var items = await mine.OrderBy(w => w.DueOn == null)
            .ThenBy(w => w.DueOn)
            .ThenBy(w => w.Since)
            .ThenBy(w => w.Id)
            .Take(Math.Clamp(query.Show, 1, 200))
            .ToListAsync(ct);
        var calendar = await calendars.GetAsync(ct);
        var work = items
            .Select(w => new WorkRow(
                w.Act,
                w.Title,
                w.Detail,
                w.Link,
                w.Role,
                actor.OrganisationName,
                w.Since,
                today.DayNumber - BeijingTime.DateOf(w.Since).DayNumber,
                w.DueOn,
                w.DueOn is { } due && calendar.Knows(due.Year) && calendar.Knows(today.Year) ? calendar.Between(today, due) : null
            ))
            .ToList();
        var recent = await db
            .Notifications.Where(n => n.UserId == actor.Me)
            .OrderByDescending(n => n.At)
            .Take(6)
            .Select(n => new RecentNotice(n.Key, n.Args, n.Link, n.At))
            .ToListAsync(ct);
        return new HomeView(
            today,
            work,
            counts?.Total ?? 0,
            counts?.Late ?? 0,
            counts?.Today ?? 0,
            recent,
            await CallsAsync(ct),
            await rules.NumberAsync(RuleKeys.SeminarsPerYear, today, ct),
            await rules.NumberAsync(RuleKeys.TraineesPerYear, today, ct),
            await UnconfiguredAsync(today, ct)
        );
    }

    /// <summary>Numbers of regulations that the programme office has still to enter.</summary>
    private async Task<int> UnconfiguredAsync(DateOnly today, CancellationToken ct)
    {
        if (!actor.Is(Role.ProgrammeOffice))
            return 0;
        var keys = RuleKeys.All.Select(r => r.Key).Where(k => !RuleKeys.Defaults.ContainsKey(k)).ToList();
        return keys.Count
            - await db
                .ProgrammeRules.Where(r =>
                    keys.Contains(r.Key) && r.EffectiveFrom <= today && (r.EffectiveTo == null || r.EffectiveTo >= today)
                )
                .Select(r => r.Key)
                .Distinct()
                .CountAsync(ct);
    }

    private async Task<IReadOnlyList<CallProgress>> CallsAsync(CancellationToken ct)
    {
        if (!actor.Is(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator))
            return [];
        var calls = await db
            .SeminarCalls.Where(c => c.State != CallState.Draft)
            .OrderByDescending(c => c.Year)
            .ThenByDescending(c => c.Id)
            .Take(2)
            .ToListAsync(ct);
        var ids = calls.Select(c => c.Id).ToList();
        var states = await access
            .Visible()
            .Where(p => ids.Contains(p.CallId) && p.SubmittedAt != null)
            .GroupBy(p => new { p.CallId, p.State })
            .Select(g => new
            {
                g.Key.CallId,
                g.Key.State,
                Count = g.Count(),
            })
            .ToListAsync(ct);
        var plans = await db.AnnualPlans.Where(p => ids.Contains(p.CallId)).ToListAsync(ct);
        var planIds = plans.Select(p => p.Id).ToList();
        var periods = await db
            .Publicities.Where(p => planIds.Contains(p.SubjectId))
            .GroupBy(p => p.SubjectId)
            .Select(g => new { g.Key, Ends = g.Max(p => p.EndsOn) })
            .ToDictionaryAsync(g => g.Key, g => g.Ends, ct);
        var isOffice = actor.Is(Role.ProgrammeOffice, Role.Auditor);
        return
        [
            .. calls.Select(c =>
            {
                var counts = states.Where(s => s.CallId == c.Id).ToDictionary(s => s.State, s => s.Count);
                var plan = plans.FirstOrDefault(p =>
                    p.CallId == c.Id && (isOffice || p.State is PlanState.Published or PlanState.InPublicity)
                );
                int Of(params ReadOnlySpan<ProposalState> wanted)
                {
                    var sum = 0;
                    foreach (var state in wanted)
                        sum += counts.GetValueOrDefault(state);
                    return sum;
                }

                var live = plan?.Rows.Where(r => !r.IsCancelled).ToList() ?? [];
                return new CallProgress(
                    c.Id,
                    c.Year,
                    c.Title,
                    c.State,
                    c.OpensAt,
                    c.ClosesAt,
                    counts.Values.Sum(),
                    Of(
                        ProposalState.Recommended,
                        ProposalState.Scoring,
                        ProposalState.Candidate,
                        ProposalState.Selected,
                        ProposalState.InPublicity,
                        ProposalState.Planned,
                        ProposalState.LeftOut
                    ),
                    Of(ProposalState.Candidate),
                    plan?.Id,
                    plan?.State,
                    live.Count,
                    live.Sum(r => r.HeadCount),
                    plan is not null && periods.TryGetValue(plan.Id, out var ends) ? ends : null,
                    plan?.PublishedOn,
                    c.Terms.FirstReviewDueOn,
                    c.Terms.ScoringDueOn,
                    c.Terms.ExpertScoring
                );
            }),
        ];
    }
}
