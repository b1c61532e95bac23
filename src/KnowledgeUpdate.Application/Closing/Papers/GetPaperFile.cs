using FluentValidation;
using KnowledgeUpdate.Domain.Files;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>A file of the papers, for those who may see them.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record GetPaperFile(Guid GatheringId, Guid Id) : IQuery<PaperContent>;

public sealed record PaperContent(string Name, string ContentType, byte[] Content);

internal sealed class GetPaperFileHandler(PortalDbContext db, ClosingAccess access, PapersReader reader)
    : IRequestHandler<GetPaperFile, PaperContent>
{
    public async Task<PaperContent> Handle(GetPaperFile query, CancellationToken cancellationToken)
    {
        var gathering = await access.FindAsync(query.GatheringId, cancellationToken);
        // What stands in a filed version is kept, whatever the host took off since; what is only drafted is the host's.
        var filed = (
            await db.ClosingPapersVersions.Where(v => v.GatheringId == gathering.Id).Select(v => v.Files).ToListAsync(cancellationToken)
        )
            .SelectMany(f => f)
            .Any(f => f.Id == query.Id);
        if (!filed && !access.IsHost(gathering))
            throw new NotFoundException(nameof(Attachment));
        var files = filed ? reader.EveryFileOf(gathering) : reader.FilesOf(gathering);
        return await files
            .Where(a => a.Id == query.Id)
            .Join(db.AttachmentContents, a => a.Id, c => c.AttachmentId, (a, c) => new PaperContent(a.Name, a.ContentType, c.Content))
            .SingleOrNotFoundAsync(_ => true, cancellationToken);
    }
}
