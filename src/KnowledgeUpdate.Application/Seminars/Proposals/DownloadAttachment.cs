using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A proposal's file, for whoever may see the proposal.</summary>
[Requires(Permission.ReadSeminarProposals)]
public sealed record DownloadAttachment(Guid ProposalId, Guid AttachmentId) : IQuery<FileContent>;

internal sealed class DownloadAttachmentHandler(PortalDbContext db, SeminarAccess access) : IRequestHandler<DownloadAttachment, FileContent>
{
    public async Task<FileContent> Handle(DownloadAttachment query, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(query.ProposalId, cancellationToken);
        var isBlind = access.IsBlindFor(proposal);
        if (isBlind && !proposal.Content.Attachments.Any(a => a.Id == query.AttachmentId && a.IsRedacted))
            throw new NotFoundException(nameof(Domain.Files.Attachment));
        var file = await db.Attachments.SingleOrNotFoundAsync(
            a => a.Id == query.AttachmentId && a.SubjectId == proposal.Id && a.SubjectKind == nameof(SeminarProposal),
            cancellationToken
        );
        var content = await db
            .AttachmentContents.Where(c => c.AttachmentId == file.Id)
            .Select(c => c.Content)
            .SingleAsync(cancellationToken);
        return new FileContent(isBlind ? file.Category + Path.GetExtension(file.Name) : file.Name, file.ContentType, content);
    }
}
