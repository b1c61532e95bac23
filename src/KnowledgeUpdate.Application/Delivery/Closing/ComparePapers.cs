using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Two filed versions of the closing papers, side by side; without numbers the last two.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record ComparePapers(Guid SeminarId, int? Left, int? Right) : IQuery<PapersComparison>;

/// <param name="Left">The earlier one; null where only one was filed.</param>
/// <param name="Right">The later one; null where none was filed.</param>
public sealed record PapersComparison(
    Guid SeminarId,
    SeminarState State,
    string Title,
    IReadOnlyList<int> Numbers,
    ClosingPapersVersion? Left,
    ClosingPapersVersion? Right
);

internal sealed class ComparePapersHandler(PortalDbContext db, DeliveryAccess access) : IRequestHandler<ComparePapers, PapersComparison>
{
    public async Task<PapersComparison> Handle(ComparePapers query, CancellationToken cancellationToken)
    {
        var seminar = await access.FindAsync(query.SeminarId, cancellationToken);
        var versions = await db
            .ClosingPapersVersions.AsNoTracking()
            .Where(v => v.SeminarId == seminar.Id)
            .OrderBy(v => v.Number)
            .ToListAsync(cancellationToken);
        ClosingPapersVersion? Find(int number) =>
            versions.SingleOrDefault(v => v.Number == number) ?? throw new NotFoundException(nameof(ClosingPapersVersion));
        var right = query.Right is { } r ? Find(r) : versions.LastOrDefault();
        var left = query.Left is { } l ? Find(l) : versions.LastOrDefault(v => v.Number < right?.Number);
        return new PapersComparison(seminar.Id, seminar.State, seminar.Title, [.. versions.Select(v => v.Number)], left, right);
    }
}
