using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Plans, newest year first. Until publication only the programme office sees a plan.</summary>
[Requires(Permission.ReadAnnualPlans)]
public sealed record ListPlans(PageOf Page) : IQuery<Page<PlanListRow>>;

/// <summary>Published plans, for everybody.</summary>
[Public]
public sealed record ListPublicPlans(PageOf Page) : IQuery<Page<PlanListRow>>;

/// <summary>A plan in a list.</summary>
public sealed record PlanListRow(
    Guid Id,
    int Year,
    PlanState State,
    string? DocumentNumber,
    DateOnly? PublishedOn,
    int Version,
    Guid CallId,
    string CallTitle
);

internal sealed class ListPlansHandler(PortalDbContext db, Actor actor)
    : IRequestHandler<ListPlans, Page<PlanListRow>>,
        IRequestHandler<ListPublicPlans, Page<PlanListRow>>
{
    internal static readonly Sorts<AnnualPlan> Sorts = new("-year", p => p.Id) { { "year", p => p.Year } };

    public Task<Page<PlanListRow>> Handle(ListPlans query, CancellationToken cancellationToken) =>
        ListAsync(query.Page, actor.May(Permission.ReadDraftPlans), cancellationToken);

    public Task<Page<PlanListRow>> Handle(ListPublicPlans query, CancellationToken cancellationToken) =>
        ListAsync(query.Page, false, cancellationToken);

    private Task<Page<PlanListRow>> ListAsync(PageOf page, bool all, CancellationToken ct) =>
        db
            .AnnualPlans.Where(p => all || p.State == PlanState.Published)
            .ToPageAsync(
                Sorts.Of(),
                page,
                p => new PlanListRow(
                    p.Id,
                    p.Year,
                    p.State,
                    p.DocumentNumber,
                    p.PublishedOn,
                    p.CurrentVersion,
                    p.CallId,
                    db.SeminarCalls.Where(c => c.Id == p.CallId).Select(c => c.Title).Single()
                ),
                ct
            );
}
