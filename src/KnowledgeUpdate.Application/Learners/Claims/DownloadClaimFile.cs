namespace KnowledgeUpdate.Application.Learners;

/// <summary>A file of a claim, for whoever may see the claim.</summary>
[SignedIn]
public sealed record DownloadClaimFile(Guid Id, Guid AttachmentId) : IQuery<FileContent>;

internal sealed class DownloadClaimFileHandler(PortalDbContext db, ClaimAccess access, ClaimForms forms)
    : IRequestHandler<DownloadClaimFile, FileContent>
{
    public async Task<FileContent> Handle(DownloadClaimFile query, CancellationToken cancellationToken)
    {
        var (claim, _) = await access.FindAsync(query.Id, cancellationToken);
        var file = await forms.FilesOf(claim.Id).SingleOrNotFoundAsync(a => a.Id == query.AttachmentId, cancellationToken);
        return new FileContent(
            file.Name,
            file.ContentType,
            await db.AttachmentContents.Where(c => c.AttachmentId == file.Id).Select(c => c.Content).SingleAsync(cancellationToken)
        );
    }
}
