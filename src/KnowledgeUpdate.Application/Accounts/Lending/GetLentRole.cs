using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>A lent role, for whoever may end it.</summary>
[SignedIn]
public sealed record GetLentRole(Guid Id) : IQuery<LentRoleLine>;

internal sealed class GetLentRoleHandler(PortalDbContext db, Lending lending) : IRequestHandler<GetLentRole, LentRoleLine>
{
    public async Task<LentRoleLine> Handle(GetLentRole query, CancellationToken cancellationToken)
    {
        var lent = await lending.FindToEndAsync(query.Id, cancellationToken);
        return (await lending.LinesAsync(db.LentRoles.Where(l => l.Id == lent.Id), cancellationToken)) is [var line]
            ? line
            : throw new NotFoundException(nameof(LentRole));
    }
}
