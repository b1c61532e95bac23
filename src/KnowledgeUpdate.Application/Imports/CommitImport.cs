using System.Text.Json;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Orders the writing of an import's good rows in the background.</summary>
[Requires(Permission.ImportHours)]
public sealed record CommitImport(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class CommitImportHandler(PortalDbContext db, ImportAccess imports, Actor actor, TimeProvider clock)
    : IRequestHandler<CommitImport, Unit>
{
    public async Task<Unit> Handle(CommitImport command, CancellationToken cancellationToken)
    {
        var import = await imports.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(import, command.Version);
        var job = new Job(
            ImportStep.JobKind,
            JsonSerializer.Serialize(import.Id),
            ImportStep.Steps,
            actor.Me,
            actor.MembershipId,
            clock.GetUtcNow()
        );
        import.Commit(job.Id, (await imports.LimitsAsync(import, cancellationToken)).Under);
        db.Add(job);
        return Unit.Value;
    }
}
