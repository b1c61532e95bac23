using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Attaches a file to the form.</summary>
/// <param name="IsRedacted">It names neither host nor people.</param>
/// <param name="Category">Which required paper it is, or a name of the person's own.</param>
[Requires(Permission.FileSeminarProposal)]
public sealed record AttachToProposal(Guid Id, uint Version, string? Category, string FileName, byte[] Content, bool IsRedacted = false)
    : ICommand<Unit>;

internal sealed class AttachToProposalHandler(PortalDbContext db, Actor actor, SeminarAccess access, TimeProvider clock)
    : IRequestHandler<AttachToProposal, Unit>
{
    public async Task<Unit> Handle(AttachToProposal command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        var category = Characters.TrimToNull(command.Category) ?? command.FileName;
        var file = Attachment.Create(
            nameof(SeminarProposal),
            proposal.Id,
            category,
            command.FileName,
            command.Content,
            actor.Me,
            clock.GetUtcNow()
        );
        db.AddRange(file, new AttachmentContent { AttachmentId = file.Id, Content = command.Content });
        var filed = new FiledAttachment(file.Id, file.Category, file.Name, file.Size, file.Sha256, command.IsRedacted);
        proposal.SaveSection(
            ProposalSection.Attachments,
            proposal.Content with
            {
                Attachments = [.. proposal.Content.Attachments, filed],
            },
            clock.GetUtcNow()
        );
        return Unit.Value;
    }
}
