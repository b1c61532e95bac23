using KnowledgeUpdate.Domain.Closing;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Resumes crediting that stopped at a fault. What was credited stays.</summary>
[Requires(Permission.AcceptClosingPapers)]
public sealed record ResumeCrediting(Guid GatheringId) : ICommand<Unit>;

internal sealed class ResumeCreditingHandler(ClosingAccess access, Crediting crediting) : IRequestHandler<ResumeCrediting, Unit>
{
    public async Task<Unit> Handle(ResumeCrediting command, CancellationToken cancellationToken)
    {
        await access.HoldAsync(command.GatheringId, cancellationToken);
        var gathering = await access.FindAsync(command.GatheringId, cancellationToken);
        await access.GuardReviewerAsync(gathering, cancellationToken);
        if (gathering.Stage != ClosingStage.Accepted)
            throw new RuleException("It is “{0}”: there is nothing to credit.", gathering.Standing);
        if (await crediting.JobOf(gathering.Id).AnyAsync(j => j.EndedAt == null, cancellationToken))
            throw new RuleException("Hours are being credited already.");
        await crediting.OrderAsync(gathering, cancellationToken);
        return Unit.Value;
    }
}
