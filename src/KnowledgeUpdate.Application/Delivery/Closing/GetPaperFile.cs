using FluentValidation;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Files;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A file of the papers, for those who may see them.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record GetPaperFile(Guid SeminarId, Guid Id) : IQuery<PaperContent>;

public sealed record PaperContent(string Name, string ContentType, byte[] Content);

internal sealed class GetPaperFileHandler(PortalDbContext db, DeliveryAccess access, PapersReader reader)
    : IRequestHandler<GetPaperFile, PaperContent>
{
    public async Task<PaperContent> Handle(GetPaperFile query, CancellationToken cancellationToken)
    {
        var seminar = await access.FindAsync(query.SeminarId, cancellationToken);
        // What stands in a filed version is kept, whatever the host took off since; what is only drafted is the host's.
        var filed = (
            await db.ClosingPapersVersions.Where(v => v.SeminarId == seminar.Id).Select(v => v.Files).ToListAsync(cancellationToken)
        )
            .SelectMany(f => f)
            .Any(f => f.Id == query.Id);
        if (!filed && !access.IsHost(seminar))
            throw new NotFoundException(nameof(Attachment));
        var files = filed
            ? db.Attachments.Where(a => a.SubjectKind == nameof(Seminar) && a.SubjectId == seminar.Id)
            : reader.FilesOf(seminar.Id);
        return await files
            .Where(a => a.Id == query.Id)
            .Join(db.AttachmentContents, a => a.Id, c => c.AttachmentId, (a, c) => new PaperContent(a.Name, a.ContentType, c.Content))
            .SingleOrNotFoundAsync(_ => true, cancellationToken);
    }
}
