using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>An amendment with what it would change.</summary>
[Requires(Permission.ReadPlanAmendment)]
public sealed record GetPlanAmendment(Guid Id) : IQuery<AmendmentView>;

public sealed record AmendmentView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required Guid PlanId { get; init; }

    public required int Year { get; init; }

    public required AmendmentKind Kind { get; init; }

    public required AmendmentState State { get; init; }

    public required string Title { get; init; }

    /// <summary>The seminar's row in the plan before the amendment; null: it was not in it.</summary>
    public required PlanRow? Before { get; init; }

    public required DateOnly? StartsOn { get; init; }

    public required string? Place { get; init; }

    public required int? HeadCount { get; init; }

    public required string Reason { get; init; }

    public required string Unit { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public required IReadOnlyList<TrailStep> Trail { get; init; }

    public required bool MayDecide { get; init; }

    /// <summary>The plan's sums before and after.</summary>
    public required PlanTotals Totals { get; init; }

    /// <summary>What changes with it; null if it is decided already or no seminar was opened yet.</summary>
    public required AmendmentImpact? Impact { get; init; }

    /// <summary>The budget by the fee standard, before and after; null: the number of trainees stays, or no standard is in force.</summary>
    public required AmendmentFees? Fees { get; init; }
}

/// <summary>Sums of the plan before and after an amendment.</summary>
/// <param name="Trainees">人.</param>
/// <param name="Funds">Central and regional money 财政资金, 元.</param>
public sealed record PlanTotals(int Seminars, int Trainees, decimal Funds, int SeminarsThen, int TraineesThen, decimal FundsThen);

/// <summary>A budget by the fee standard, with the number of trainees before and after.</summary>
/// <param name="Asked">Asked within the comprehensive quota, 元.</param>
/// <param name="Cap">The quota, 元.</param>
public sealed record AmendmentFees(decimal Asked, decimal? Cap, decimal AskedThen, decimal? CapThen, string Source);

internal sealed class GetPlanAmendmentHandler(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    SeminarAccess access,
    ReviewTrail trail,
    AmendmentImpacts impacts,
    ProposalForms forms
) : IRequestHandler<GetPlanAmendment, AmendmentView>
{
    public async Task<AmendmentView> Handle(GetPlanAmendment query, CancellationToken cancellationToken)
    {
        var (ct, unit) = (cancellationToken, actor.OrganisationId);
        var everything = actor.ScopeOf(Permission.ReadPlanAmendment) == Scope.Tenant;
        var a = await db.PlanAmendments.SingleOrNotFoundAsync(a => a.Id == query.Id && (everything || a.OrganisationId == unit), ct);
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == a.PlanId, ct);
        var proposal = await db.SeminarProposals.Include(p => p.Call).SingleAsync(p => p.Id == a.ProposalId, ct);
        var name = await db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var isOpen = a.State == AmendmentState.Requested;
        var rows = isOpen ? plan.Rows : await RowsBeforeAsync(a, plan, ct);
        var before = rows.FirstOrDefault(r => r.ProposalId == a.ProposalId);
        var added = a.Kind == AmendmentKind.Add;
        return new AmendmentView
        {
            Id = a.Id,
            Version = a.Version,
            PlanId = plan.Id,
            Year = plan.Year,
            Kind = a.Kind,
            State = a.State,
            Title = proposal.Title,
            Before = before,
            StartsOn = a.StartsOn ?? (added ? proposal.StartsOn : null),
            Place = a.Place ?? (added ? proposal.Content.Place : null),
            HeadCount = a.HeadCount ?? (added ? proposal.HeadCount : null),
            Reason = a.Reason,
            Unit = name,
            RequestedAt = a.RequestedAt,
            Trail = await trail.ReadAsync(a.Id, ct),
            MayDecide =
                actor.May(Permission.DecidePlanAmendment)
                && isOpen
                && !a.IsOf(await parties.MineAsync(ct))
                && !await access.IsPartyAsync(proposal, ct),
            Totals = TotalsOf(a, rows, before, proposal),
            Impact = isOpen ? await impacts.ReadAsync(a, ct) : null,
            Fees = everything && isOpen && (added || a.HeadCount is not null) ? await FeesAsync(a, before, proposal, ct) : null,
        };
    }

    /// <summary>The plan as it stood when the amendment was decided.</summary>
    private async Task<IReadOnlyList<PlanRow>> RowsBeforeAsync(PlanAmendment a, AnnualPlan plan, CancellationToken ct) =>
        await db
            .PlanVersions.Where(v => v.PlanId == plan.Id && v.At <= a.DecidedAt)
            .OrderByDescending(v => v.Number)
            .Skip(a.State == AmendmentState.Approved ? 1 : 0)
            .Select(v => v.Rows)
            .FirstOrDefaultAsync(ct)
        ?? plan.Rows;

    private static PlanTotals TotalsOf(PlanAmendment a, IReadOnlyList<PlanRow> rows, PlanRow? before, SeminarProposal proposal)
    {
        var live = rows.Where(r => !r.IsCancelled).ToList();
        var (seminars, trainees, funds) = (live.Count, live.Sum(r => r.HeadCount), live.Sum(r => r.CentralFunds + r.RegionFunds));
        var (own, money) = (before?.HeadCount ?? 0, before is null ? 0 : before.CentralFunds + before.RegionFunds);
        return a.Kind switch
        {
            AmendmentKind.Cancel => new PlanTotals(seminars, trainees, funds, seminars - 1, trainees - own, funds - money),
            AmendmentKind.Add => new PlanTotals(
                seminars,
                trainees,
                funds,
                seminars + 1,
                trainees + (a.HeadCount ?? proposal.HeadCount),
                funds + proposal.CentralFunds + proposal.RegionFunds
            ),
            _ => new PlanTotals(seminars, trainees, funds, seminars, trainees + (a.HeadCount ?? own) - own, funds),
        };
    }

    private async Task<AmendmentFees?> FeesAsync(PlanAmendment a, PlanRow? before, SeminarProposal proposal, CancellationToken ct)
    {
        var content = proposal.Content;
        var now = await forms.WorkAsync(content with { HeadCount = before?.HeadCount ?? 0 }, proposal.Call.Terms, a.RequestedAt, ct);
        var then = await forms.WorkAsync(
            content with
            {
                HeadCount = a.HeadCount ?? content.HeadCount,
            },
            proposal.Call.Terms,
            a.RequestedAt,
            ct
        );
        return now is { } n && then is { } t
            ? new AmendmentFees(
                n.Working.Comprehensive.Asked,
                n.Working.Comprehensive.Allowed,
                t.Working.Comprehensive.Asked,
                t.Working.Comprehensive.Allowed,
                t.Source
            )
            : null;
    }
}
