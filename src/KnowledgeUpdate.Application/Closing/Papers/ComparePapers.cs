using KnowledgeUpdate.Domain.Closing;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Two filed versions of the closing papers, side by side; without numbers the last two.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record ComparePapers(Guid GatheringId, int? Left, int? Right) : IQuery<PapersComparison>;

/// <param name="Left">The earlier one; null where only one was filed.</param>
/// <param name="Right">The later one; null where none was filed.</param>
public sealed record PapersComparison(
    Guid GatheringId,
    Enum State,
    string Title,
    IReadOnlyList<int> Numbers,
    ClosingPapersVersion? Left,
    ClosingPapersVersion? Right
);

internal sealed class ComparePapersHandler(PortalDbContext db, ClosingAccess access) : IRequestHandler<ComparePapers, PapersComparison>
{
    public async Task<PapersComparison> Handle(ComparePapers query, CancellationToken cancellationToken)
    {
        var gathering = await access.FindAsync(query.GatheringId, cancellationToken);
        var versions = await db
            .ClosingPapersVersions.AsNoTracking()
            .Where(v => v.GatheringId == gathering.Id)
            .OrderBy(v => v.Number)
            .ToListAsync(cancellationToken);
        ClosingPapersVersion? Find(int number) =>
            versions.SingleOrDefault(v => v.Number == number) ?? throw new NotFoundException(nameof(ClosingPapersVersion));
        var right = query.Right is { } r ? Find(r) : versions.LastOrDefault();
        var left = query.Left is { } l ? Find(l) : versions.LastOrDefault(v => v.Number < right?.Number);
        return new PapersComparison(gathering.Id, gathering.Standing, gathering.Title, [.. versions.Select(v => v.Number)], left, right);
    }
}
