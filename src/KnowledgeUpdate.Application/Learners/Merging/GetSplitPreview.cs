namespace KnowledgeUpdate.Application.Learners;

/// <summary>A merged record and the one it is read at, before a split.</summary>
[Requires(Permission.MergeLearners)]
public sealed record GetSplitPreview(Guid MergedId) : IQuery<SplitPreview>;

/// <param name="Kept">Null: the record is not merged.</param>
/// <param name="Certificates">Valid certificates that print hours of both: the split puts them under review.</param>
public sealed record SplitPreview(RecordSide Merged, RecordSide? Kept, IReadOnlyList<CertificateLine> Certificates);

internal sealed class GetSplitPreviewHandler(PortalDbContext db, LearnerAccess access, PrintedHours printed, TimeProvider clock)
    : IRequestHandler<GetSplitPreview, SplitPreview>
{
    public async Task<SplitPreview> Handle(GetSplitPreview query, CancellationToken cancellationToken)
    {
        var merged = await access.Visible().SingleOrNotFoundAsync(l => l.Id == query.MergedId, cancellationToken);
        var kept = merged.MergedIntoId is { } id
            ? await access.Visible().Where(l => l.Id == id).Select(RecordSide.Of(db)).SingleOrNotFoundAsync(_ => true, cancellationToken)
            : null;
        var resting = kept is null ? [] : await printed.OfMergeAsync(kept.Id, merged.Id, cancellationToken);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return new SplitPreview(
            await db.Learners.Where(l => l.Id == merged.Id).Select(RecordSide.Of(db)).SingleAsync(cancellationToken),
            kept,
            [.. resting.Select(c => CertificateLine.Of(c, today))]
        );
    }
}
