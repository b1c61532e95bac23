using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>A seal as sheets print it.</summary>
/// <returns>A JPEG.</returns>
[Requires(Permission.ReadSeals)]
public sealed record GetIssuerSeal(Guid Id) : IQuery<byte[]>;

internal sealed class GetIssuerSealHandler(PortalDbContext db) : IRequestHandler<GetIssuerSeal, byte[]>
{
    public async Task<byte[]> Handle(GetIssuerSeal query, CancellationToken cancellationToken) =>
        await db.IssuerSeals.Where(s => s.Id == query.Id).Select(s => s.Printed).SingleOrDefaultAsync(cancellationToken)
        ?? throw new NotFoundException(nameof(IssuerSeal));
}
