using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Counts before a filing: the page shows them, and the command compares them with those seen.</summary>
[Service]
public sealed class PapersFilings(
    PortalDbContext db,
    Actor actor,
    PapersReader reader,
    ClosingAccess access,
    WorkingDays days,
    TimeProvider clock
)
{
    /// <summary>The counts of this moment.</summary>
    public async Task<PapersFilingView> ViewAsync(CreditedGathering gathering, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var papers = await db.ClosingPapers.AsNoTracking().SingleOrDefaultAsync(p => p.GatheringId == gathering.Id, ct);
        var (figures, missing) = await reader.FiguresAsync(gathering, judge: false, ct);
        var (disputes, budget, files) = (
            await reader.OpenDisputesAsync(gathering.Id, ct),
            await access.Of(gathering).BudgetAsync(gathering, ct),
            await reader.KeptAsync(gathering, ct)
        );
        var due = await access.Of(gathering).DueAsync(gathering, ct);
        var hindrance =
            gathering.FilingHindrance(disputes, await reader.LastSignAsync(gathering.Id, ct), now)
            ?? (papers ?? new ClosingPapers(gathering.Id, access.KindOf(gathering), new("", "", []), now)).FilingHindrance(files)
            ?? (
                figures is null
                    ? new RuleException("The rule “{0}” is not configured. The programme office enters it under Programme rules.", missing)
                    : null
            );
        var last = await reader.LastAsync(gathering.Id, ct);
        var isUnchanged = last is not null && papers is not null && figures is not null && last.IsLike(papers.Content, figures, files);
        var asked = await db.Enrolments.CountAsync(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed, ct);
        return new PapersFilingView
        {
            GatheringId = gathering.Id,
            Version = gathering.Version,
            Title = gathering.Title,
            Figures = figures,
            OpenDisputes = disputes,
            Asked = asked,
            Spent = papers?.Content.Spent ?? 0,
            ApprovedBudget = budget,
            DisputesUntil = await days.FromTodayAsync(RuleKeys.PapersDisputeDays, ct),
            DueOn = due,
            WouldBeLate = BeijingTime.DateOf(now) > due,
            LastVersion = isUnchanged ? last!.Number : null,
            Hindrance = hindrance,
            Seen = FormattableString.Invariant($"{figures?.Completed}/{figures?.Trainees}/{figures?.Hours}/{figures?.Unsigned}/{disputes}"),
            IsBrokenOff = gathering.IsCutShort,
        };
    }

    /// <summary>What goes into the version beside what the host wrote.</summary>
    internal async Task<PapersFiling> FilingAsync(
        CreditedGathering gathering,
        PapersFilingView view,
        string? overBudgetReason,
        string? unchangedReason,
        CancellationToken ct
    ) =>
        new(
            view.Figures!,
            await reader.KeptAsync(gathering, ct),
            view.DueOn,
            view.ApprovedBudget,
            overBudgetReason,
            view.LastVersion is null ? null : unchangedReason,
            actor.Me
        );
}
