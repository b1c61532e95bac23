using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

[Service]
internal sealed class SeminarsOnDesk(PortalDbContext db, Actor actor, SeminarAccess access, RuleBook rules) : IHomePart
{
    public HomePlace Place => HomePlace.Side;

    public async Task<object?> ReadAsync(DateOnly today, CancellationToken ct) =>
        !actor.May(Permission.ReadSeminarCalls)
            ? null
            : new SeminarYears(
                await CallsAsync(ct),
                await rules.NumberAsync(RuleKeys.SeminarsPerYear, today, ct),
                await rules.NumberAsync(RuleKeys.TraineesPerYear, today, ct)
            );

    private async Task<IReadOnlyList<CallProgress>> CallsAsync(CancellationToken ct)
    {
        var calls = await db
            .SeminarCalls.Where(c => c.PublishedAt != null && c.State != CallState.Withdrawn)
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
        var isOffice = actor.May(Permission.ReadDraftPlans);
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
                return new CallProgress
                {
                    Id = c.Id,
                    Year = c.Year,
                    Title = c.Title,
                    State = c.State,
                    OpensAt = c.OpensAt,
                    ClosesAt = c.ClosesAt,
                    Filed = counts.Values.Sum(),
                    Recommended = Of(
                        ProposalState.Recommended,
                        ProposalState.Scoring,
                        ProposalState.Candidate,
                        ProposalState.Selected,
                        ProposalState.InPublicity,
                        ProposalState.Planned,
                        ProposalState.LeftOut
                    ),
                    Candidates = Of(ProposalState.Candidate),
                    PlanId = plan?.Id,
                    PlanState = plan?.State,
                    InPlan = live.Count,
                    People = live.Sum(r => r.HeadCount),
                    PublicityEndsOn = plan is not null && periods.TryGetValue(plan.Id, out var ends) ? ends : null,
                    PublishedOn = plan?.PublishedOn,
                    FirstReviewDueOn = c.Terms.FirstReviewDueOn,
                    ScoringDueOn = c.Terms.ScoringDueOn,
                    ExpertScoring = c.Terms.ExpertScoring,
                };
            }),
        ];
    }
}
