using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Options;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>The demo accounts for the sign-in page. Development only.</summary>
[Public]
public sealed record ListDemoAccounts : IQuery<IReadOnlyList<DemoAccount>>;

/// <summary>A demo account with what waits for it.</summary>
public sealed record DemoAccount(string UserName, string DisplayName, Role Role, string Unit, int Waiting);

internal sealed class ListDemoAccountsHandler(PortalDbContext db, IOptions<DemoOptions> demo)
    : IRequestHandler<ListDemoAccounts, IReadOnlyList<DemoAccount>>
{
    public async Task<IReadOnlyList<DemoAccount>> Handle(ListDemoAccounts query, CancellationToken cancellationToken)
    {
        if (!demo.Value.Enabled)
            throw new NotFoundException("Demo accounts");
        var rows = await (
            from m in db.Memberships
            join u in db.Users on m.UserId equals u.Id
            join o in db.Organisations on m.OrganisationId equals o.Id
            where u.EndedAt == null && m.To == null
            select new DemoAccount(
                u.UserName,
                u.DisplayName,
                m.Role,
                o.Name,
                db.WorkItems.Count(w =>
                    w.DoneAt == null && ((w.UserId == null && w.OrganisationId == m.OrganisationId && w.Role == m.Role) || w.UserId == u.Id)
                )
            )
        ).ToListAsync(cancellationToken);
        return
        [
            .. rows.OrderBy(r => r.Role).ThenBy(r => r.UserName, StringComparer.Ordinal).GroupBy(r => r.Role).SelectMany(g => g.Take(9)),
        ];
    }
}
