using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Domain.Work;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Work;

/// <summary>What waits for the person in the membership acted in, overdue first, with what happened lately and how the year stands.</summary>
[SignedIn]
public sealed record GetHome(int Show = 30) : IQuery<HomeView>;

/// <summary>The home page.</summary>
/// <param name="Calls">Calls under way, with where each stands.</param>
public sealed record HomeView(DateOnly Today, IReadOnlyList<WorkRow> Work, int Total, int Overdue, int DueToday, IReadOnlyList<RecentNotice> Recent, IReadOnlyList<CallProgress> Calls, int? TargetSeminars, int? TargetTrainees, int Unconfigured = 0);

/// <summary>A work item.</summary>
/// <param name="WorkingDaysLeft">Working days left; negative when overdue; null without deadline or calendar.</param>
public sealed record WorkRow(string Act, string Title, string Detail, string Link, Role Role, string Unit, DateTimeOffset Since, int DaysWaited, DateOnly? DueOn, int? WorkingDaysLeft);

/// <summary>Something that happened.</summary>
public sealed record RecentNotice(string Key, string Args, string Link, DateTimeOffset At);

/// <summary>A call of the year and where it stands.</summary>
public sealed record CallProgress(Guid Id, int Year, string Title, CallState State, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, int Filed, int Recommended, int Candidates, Guid? PlanId, PlanState? PlanState, int InPlan, int People,
    DateOnly? PublicityEndsOn, DateOnly? PublishedOn, DateOnly? FirstReviewDueOn, DateOnly? ScoringDueOn, bool ExpertScoring);

internal sealed class GetHomeHandler(PortalDbContext db, Actor actor, Seminars.SeminarAccess access, Calendars calendars, RuleBook rules, TimeProvider clock) : IRequestHandler<GetHome, HomeView>
{
    public async Task<HomeView> Handle(GetHome query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var now = clock.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        var mine = db.WorkItems.Where(w => w.DoneAt == null && ((w.UserId == null && w.OrganisationId == actor.OrganisationId && w.Role == actor.Role) || w.UserId == actor.UserId));
        var counts = await mine.GroupBy(w => 1).Select(g => new { Total = g.Count(), Late = g.Count(w => w.DueOn < today), Today = g.Count(w => w.DueOn == today) }).SingleOrDefaultAsync(ct);
        var items = await mine.OrderBy(w => w.DueOn == null).ThenBy(w => w.DueOn).ThenBy(w => w.Since).ThenBy(w => w.Id).Take(Math.Clamp(query.Show, 1, 200)).ToListAsync(ct);
        var calendar = await calendars.GetAsync(ct);
        var work = items.Select(w => new WorkRow(w.Act, w.Title, w.Detail, w.Link, w.Role, actor.OrganisationName, w.Since, today.DayNumber - BeijingTime.DateOf(w.Since).DayNumber, w.DueOn,
            w.DueOn is { } due && calendar.Knows(due.Year) && calendar.Knows(today.Year) ? calendar.Between(today, due) : null)).ToList();
        var recent = await db.Notifications.Where(n => n.UserId == actor.Me).OrderByDescending(n => n.At).Take(6).Select(n => new RecentNotice(n.Key, n.Args, n.Link, n.At)).ToListAsync(ct);
        return new HomeView(today, work, counts?.Total ?? 0, counts?.Late ?? 0, counts?.Today ?? 0, recent, await CallsAsync(ct),
            await rules.NumberAsync(RuleKeys.SeminarsPerYear, today, ct), await rules.NumberAsync(RuleKeys.TraineesPerYear, today, ct), await UnconfiguredAsync(today, ct));
    }

    /// <summary>Numbers of regulations that the programme office has still to enter.</summary>
    private async Task<int> UnconfiguredAsync(DateOnly today, CancellationToken ct)
    {
        if (!actor.Is(Role.ProgrammeOffice))
            return 0;
        var keys = RuleKeys.All.Select(r => r.Key).Where(k => !RuleKeys.Defaults.ContainsKey(k)).ToList();
        return keys.Count - await db.ProgrammeRules.Where(r => keys.Contains(r.Key) && r.EffectiveFrom <= today && (r.EffectiveTo == null || r.EffectiveTo >= today)).Select(r => r.Key).Distinct().CountAsync(ct);
    }

    private async Task<IReadOnlyList<CallProgress>> CallsAsync(CancellationToken ct)
    {
        if (!actor.Is(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator))
            return [];
        var calls = await db.SeminarCalls.Where(c => c.State != CallState.Draft).OrderByDescending(c => c.Year).ThenByDescending(c => c.Id).Take(2).ToListAsync(ct);
        var ids = calls.Select(c => c.Id).ToList();
        var states = await access.Visible().Where(p => ids.Contains(p.CallId) && p.SubmittedAt != null).GroupBy(p => new { p.CallId, p.State }).Select(g => new { g.Key.CallId, g.Key.State, Count = g.Count() }).ToListAsync(ct);
        var plans = await db.AnnualPlans.Where(p => ids.Contains(p.CallId)).ToListAsync(ct);
        var planIds = plans.Select(p => p.Id).ToList();
        var periods = await db.Publicities.Where(p => planIds.Contains(p.SubjectId)).GroupBy(p => p.SubjectId).Select(g => new { g.Key, Ends = g.Max(p => p.EndsOn) }).ToDictionaryAsync(g => g.Key, g => g.Ends, ct);
        var isOffice = actor.Is(Role.ProgrammeOffice, Role.Auditor);
        return [.. calls.Select(c =>
        {
            var counts = states.Where(s => s.CallId == c.Id).ToDictionary(s => s.State, s => s.Count);
            var plan = plans.FirstOrDefault(p => p.CallId == c.Id && (isOffice || p.State is PlanState.Published or PlanState.InPublicity));
            int Of(params ReadOnlySpan<ProposalState> wanted)
            {
                var sum = 0;
                foreach (var state in wanted)
                    sum += counts.GetValueOrDefault(state);
                return sum;
            }

            var live = plan?.Rows.Where(r => !r.IsCancelled).ToList() ?? [];
            return new CallProgress(c.Id, c.Year, c.Title, c.State, c.OpensAt, c.ClosesAt, counts.Values.Sum(),
                Of(ProposalState.Recommended, ProposalState.Scoring, ProposalState.Candidate, ProposalState.Selected, ProposalState.InPublicity, ProposalState.Planned, ProposalState.LeftOut),
                Of(ProposalState.Candidate), plan?.Id, plan?.State, live.Count, live.Sum(r => r.HeadCount), plan is not null && periods.TryGetValue(plan.Id, out var ends) ? ends : null, plan?.PublishedOn,
                c.Terms.FirstReviewDueOn, c.Terms.ScoringDueOn, c.Terms.ExpertScoring);
        })];
    }
}

/// <summary>The person's notices, newest first; showing them marks them read.</summary>
[SignedIn]
public sealed record ListNotices(PageOf Page) : IQuery<Page<NoticeRow>>;

/// <summary>A notice.</summary>
public sealed record NoticeRow(Guid Id, string Key, string Args, string Link, DateTimeOffset At, bool IsRead);

internal sealed class ListNoticesHandler(PortalDbContext db, Actor actor) : IRequestHandler<ListNotices, Page<NoticeRow>>
{
    internal static readonly Sorts<Notification> Sorts = new("-at", n => n.Id) { { "at", n => n.At } };

    public Task<Page<NoticeRow>> Handle(ListNotices query, CancellationToken cancellationToken) =>
        db.Notifications.Where(n => n.UserId == actor.Me).ToPageAsync(Sorts.Of(), query.Page, n => new NoticeRow(n.Id, n.Key, n.Args, n.Link, n.At, n.ReadAt != null), cancellationToken);
}

/// <summary>Marks all of the person's notices read.</summary>
[SignedIn]
public sealed record ReadNotices : ICommand<int>;

internal sealed class ReadNoticesHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<ReadNotices, int>
{
    public Task<int> Handle(ReadNotices command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Notifications.Where(n => n.UserId == actor.Me && n.ReadAt == null).ExecuteUpdateAsync(n => n.SetProperty(p => p.ReadAt, now), cancellationToken);
    }
}

/// <summary>Searches calls, proposals, seminars, certificates and units that the person may see.</summary>
[SignedIn]
public sealed record Search(string? Text) : IQuery<SearchView>;

/// <summary>What was found, at most ten of each kind.</summary>
public sealed record SearchView(string Text, IReadOnlyList<Found> Calls, IReadOnlyList<Found> Proposals, IReadOnlyList<Found> Seminars, IReadOnlyList<Found> Certificates, IReadOnlyList<Found> Units);

/// <summary>A hit.</summary>
public sealed record Found(string Title, string Detail, string Link);

internal sealed class SearchHandler(PortalDbContext db, Actor actor, Seminars.SeminarAccess access, DeliveryAccess delivery) : IRequestHandler<Search, SearchView>
{
    private const int Most = 10;

    public async Task<SearchView> Handle(Search query, CancellationToken cancellationToken)
    {
        var text = query.Text?.Trim() ?? "";
        if (text.Length == 0)
            return new SearchView("", [], [], [], [], []);
        var like = LikePattern.Containing(text);
        var isStaff = actor.Is(Role.ProgrammeOffice, Role.Auditor, Role.LocalBureau, Role.IndustryDepartment, Role.UnitAdministrator);
        var drafts = actor.Is(Role.ProgrammeOffice, Role.Auditor);
        var calls = !isStaff ? [] : await db.SeminarCalls.Where(c => (drafts || c.State != CallState.Draft) && EF.Functions.ILike(c.Title, like, LikePattern.EscapeCharacter)).OrderByDescending(c => c.Year).Take(Most)
            .Select(c => new Found(c.Title, c.Year.ToString(), "/seminars/calls/" + c.Id)).ToListAsync(cancellationToken);
        var proposals = await access.Visible().Where(p => EF.Functions.ILike(p.Title, like, LikePattern.EscapeCharacter) || p.Number == text || EF.Functions.ILike(p.OrganisationName, like, LikePattern.EscapeCharacter)).OrderByDescending(p => p.SavedAt).Take(Most)
            .Select(p => new Found(p.Title, (p.Number ?? "") + " " + p.OrganisationName, "/seminars/proposals/" + p.Id)).ToListAsync(cancellationToken);
        var seminars = await delivery.Visible().Where(s => EF.Functions.ILike(s.Title, like, LikePattern.EscapeCharacter) || EF.Functions.ILike(s.HostName, like, LikePattern.EscapeCharacter)).OrderByDescending(s => s.StartsOn).ThenBy(s => s.Id).Take(Most)
            .Select(s => new Found(s.Title, s.Year + " " + s.HostName, "/seminars/" + s.Id)).ToListAsync(cancellationToken);
        var certificates = !actor.Is(Role.ProgrammeOffice, Role.Auditor) ? [] : await new CertificateFilter(Words: text).Apply(db.Certificates).OrderByDescending(c => c.IssuedOn).ThenBy(c => c.Number).Take(Most)
            .Select(c => new Found(c.Number, c.Holder, "/certificates/" + c.Id)).ToListAsync(cancellationToken);
        var (area, upper) = (actor.AreaPath, text.ToUpperInvariant());
        var units = !isStaff || area.Length == 0 ? [] : await db.Organisations.Where(o => ((LTree)o.Path).IsDescendantOf(area) && (EF.Functions.ILike(o.Name, like, LikePattern.EscapeCharacter) || o.CreditCode == upper)).OrderBy(o => o.Name).Take(Most)
            .Select(o => new Found(o.Name, o.CreditCode ?? "", "/organisations/" + o.Id)).ToListAsync(cancellationToken);
        return new SearchView(text, calls, proposals, seminars, certificates, units);
    }
}
