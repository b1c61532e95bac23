using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Sends a drafted call for release 送签. A second person, who did not draft it, releases it; nothing is public before.</summary>
/// <returns>The proposed act.</returns>
[Requires(Permission.PublishSeminarCall), Reconfirm]
public sealed record PublishSeminarCall(Guid Id, uint Version) : ICommand<Guid>;

internal sealed class PublishSeminarCallHandler(PortalDbContext db, Countersigning countersigning, Flow flow)
    : IRequestHandler<PublishSeminarCall, Guid>
{
    public async Task<Guid> Handle(PublishSeminarCall command, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(call, command.Version);
        call.SendForRelease();
        await flow.Of(CallRelease.SubjectOf(call))
            .Step(ReviewStage.Drafting, ReviewDecision.Submitted)
            .ClosesAll()
            .DoneAsync(cancellationToken);
        return await countersigning.ProposeAsync(
            CallRelease.Name,
            nameof(SeminarCall),
            call.Id,
            call.Title,
            Links.Call(call.Id),
            "",
            cancellationToken
        );
    }
}
