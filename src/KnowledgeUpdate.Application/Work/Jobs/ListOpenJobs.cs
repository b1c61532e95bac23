namespace KnowledgeUpdate.Application.Work;

/// <summary>
/// Jobs that run by themselves and are not finished, oldest first. An upload that waits for somebody to look at it is not one.
/// </summary>
[PortalOnly]
public sealed record ListOpenJobs : IQuery<IReadOnlyList<Guid>>;

internal sealed class ListOpenJobsHandler(PortalDbContext db, IEnumerable<IJobStep> steps)
    : IRequestHandler<ListOpenJobs, IReadOnlyList<Guid>>
{
    private readonly List<string> kinds = [.. steps.Select(s => s.Kind)];

    public async Task<IReadOnlyList<Guid>> Handle(ListOpenJobs query, CancellationToken cancellationToken) =>
        await db
            .Jobs.Where(j => j.EndedAt == null && kinds.Contains(j.Kind))
            .OrderBy(j => j.OrderedAt)
            .ThenBy(j => j.Id)
            .Select(j => j.Id)
            .ToListAsync(cancellationToken);
}
