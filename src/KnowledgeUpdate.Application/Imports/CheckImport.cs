using FluentValidation;
using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Checks every row again, with more repairs agreed to.</summary>
/// <param name="Repairs">Repairs in addition to those agreed to already.</param>
[Requires(Permission.ImportHours)]
public sealed record CheckImport(Guid Id, uint Version, IReadOnlyList<ImportRepair> Repairs) : ICommand<Unit>;

internal sealed class CheckImportHandler(PortalDbContext db, ImportAccess imports) : IRequestHandler<CheckImport, Unit>
{
    public async Task<Unit> Handle(CheckImport command, CancellationToken cancellationToken)
    {
        var import = await imports.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(import, command.Version);
        await imports.CheckAsync(
            import,
            [.. import.Repairs.Union(command.Repairs).Where(r => r != ImportRepair.None).Order()],
            cancellationToken
        );
        return Unit.Value;
    }
}
