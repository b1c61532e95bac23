using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Takes a file off the form. Versions filed before still have it.</summary>
[Requires(Permission.FileSeminarProposal)]
public sealed record RemoveFromProposal(Guid Id, uint Version, Guid AttachmentId) : ICommand<Unit>;

internal sealed class RemoveFromProposalHandler(PortalDbContext db, SeminarAccess access, TimeProvider clock)
    : IRequestHandler<RemoveFromProposal, Unit>
{
    public async Task<Unit> Handle(RemoveFromProposal command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(proposal, command.Version);
        var file = await db.Attachments.SingleOrNotFoundAsync(
            a => a.Id == command.AttachmentId && a.SubjectId == proposal.Id,
            cancellationToken
        );
        proposal.SaveSection(
            ProposalSection.Attachments,
            proposal.Content with
            {
                Attachments = [.. proposal.Content.Attachments.Where(a => a.Id != file.Id)],
            },
            clock.GetUtcNow()
        );
        file.Remove(clock.GetUtcNow());
        return Unit.Value;
    }
}
