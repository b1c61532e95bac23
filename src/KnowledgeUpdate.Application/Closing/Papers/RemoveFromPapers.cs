namespace KnowledgeUpdate.Application.Closing;

/// <summary>Takes a file off the closing papers.</summary>
[Requires(Permission.FileClosingPapers)]
public sealed record RemoveFromPapers(Guid GatheringId, Guid AttachmentId) : ICommand<Unit>;

internal sealed class RemoveFromPapersHandler(ClosingAccess access, PapersReader reader, TimeProvider clock)
    : IRequestHandler<RemoveFromPapers, Unit>
{
    public async Task<Unit> Handle(RemoveFromPapers command, CancellationToken cancellationToken)
    {
        var gathering = await access.FindOwnAsync(command.GatheringId, cancellationToken);
        if (!gathering.IsRunning)
            throw new RuleException("It is “{0}”: its closing papers can no longer be changed.", gathering.Standing);
        (await reader.FilesOf(gathering).SingleOrNotFoundAsync(a => a.Id == command.AttachmentId, cancellationToken)).Remove(
            clock.GetUtcNow()
        );
        return Unit.Value;
    }
}
