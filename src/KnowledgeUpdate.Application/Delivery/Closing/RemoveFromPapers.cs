namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Takes a file off the closing papers.</summary>
[Requires(Permission.FileClosingPapers)]
public sealed record RemoveFromPapers(Guid SeminarId, Guid AttachmentId) : ICommand<Unit>;

internal sealed class RemoveFromPapersHandler(DeliveryAccess access, PapersReader reader, TimeProvider clock)
    : IRequestHandler<RemoveFromPapers, Unit>
{
    public async Task<Unit> Handle(RemoveFromPapers command, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(command.SeminarId, cancellationToken);
        if (!seminar.IsRunning)
            throw new RuleException("The seminar is “{0}”: its closing papers can no longer be changed.", seminar.State);
        (await reader.FilesOf(seminar.Id).SingleOrNotFoundAsync(a => a.Id == command.AttachmentId, cancellationToken)).Remove(
            clock.GetUtcNow()
        );
        return Unit.Value;
    }
}
