using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Counts before a filing: the page shows them, and the command compares them with those seen.</summary>
[Service]
public sealed class PapersFilings(
    PortalDbContext db,
    Actor actor,
    PapersReader reader,
    SeminarOpening opening,
    WorkingDays days,
    TimeProvider clock
)
{
    /// <summary>The counts of this moment.</summary>
    public async Task<PapersFilingView> ViewAsync(Seminar seminar, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var papers = await db.ClosingPapers.AsNoTracking().SingleOrDefaultAsync(p => p.SeminarId == seminar.Id, ct);
        var (figures, missing) = await reader.FiguresAsync(seminar, judge: false, ct);
        var (disputes, budget, files) = (
            await reader.OpenDisputesAsync(seminar.Id, ct),
            await reader.BudgetAsync(seminar, ct),
            await reader.KeptAsync(seminar.Id, ct)
        );
        var due = await opening.PapersDueAsync(seminar, ct);
        var hindrance =
            seminar.FilingHindrance(disputes, await reader.LastSignAsync(seminar.Id, ct), now)
            ?? (papers ?? new ClosingPapers(seminar.Id, new("", "", []), now)).FilingHindrance(files)
            ?? (
                figures is null
                    ? new RuleException("The rule “{0}” is not configured. The programme office enters it under Programme rules.", missing)
                    : null
            );
        var last = await reader.LastAsync(seminar.Id, ct);
        var isUnchanged = last is not null && papers is not null && figures is not null && last.IsLike(papers.Content, figures, files);
        var asked = await db.Enrolments.CountAsync(e => e.GatheringId == seminar.Id && e.State == EnrolmentState.Confirmed, ct);
        return new PapersFilingView(
            seminar.Id,
            seminar.Version,
            seminar.Title,
            figures,
            disputes,
            asked,
            papers?.Content.Spent ?? 0,
            budget,
            await days.FromTodayAsync(RuleKeys.PapersDisputeDays, ct),
            due,
            BeijingTime.DateOf(now) > due,
            isUnchanged ? last!.Number : null,
            hindrance,
            FormattableString.Invariant($"{figures?.Completed}/{figures?.Trainees}/{figures?.Hours}/{figures?.Unsigned}/{disputes}"),
            seminar.BrokenOffAt is not null
        );
    }

    /// <summary>What goes into the version beside what the host wrote.</summary>
    internal async Task<PapersFiling> FilingAsync(
        Seminar seminar,
        PapersFilingView view,
        string? overBudgetReason,
        string? unchangedReason,
        CancellationToken ct
    ) =>
        new(
            view.Figures!,
            await reader.KeptAsync(seminar.Id, ct),
            view.DueOn,
            view.ApprovedBudget,
            overBudgetReason,
            view.LastVersion is null ? null : unchangedReason,
            actor.Me
        );
}
