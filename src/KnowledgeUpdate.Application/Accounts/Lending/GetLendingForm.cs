namespace KnowledgeUpdate.Application.Accounts;

/// <summary>The form of a role to be lent, for whoever holds it.</summary>
[SignedIn]
public sealed record GetLendingForm(Guid MembershipId) : IQuery<LendingFormView>;

internal sealed class GetLendingFormHandler(PortalDbContext db, Lending lending, TimeProvider clock)
    : IRequestHandler<GetLendingForm, LendingFormView>
{
    /// <summary>Most colleagues that are looked at.</summary>
    private const int Most = 100;

    public async Task<LendingFormView> Handle(GetLendingForm query, CancellationToken cancellationToken)
    {
        var (ct, today) = (cancellationToken, BeijingTime.DateOf(clock.GetUtcNow()));
        var membership = await lending.FindAsync(query.MembershipId, ct);
        var colleagues = new List<Successor>();
        foreach (
            var colleague in await lending
                .Colleagues(membership, today, today)
                .Take(Most)
                .Select(u => new Successor(u.Id, u.DisplayName))
                .ToListAsync(ct)
        )
            if (await lending.DeputyHindranceAsync(membership, colleague.UserId, today, today, ct) is null)
                colleagues.Add(colleague);
        return new LendingFormView(
            membership.Id,
            membership.Role,
            await db.Organisations.Where(o => o.Id == membership.OrganisationId).Select(o => o.Name).SingleAsync(ct),
            colleagues,
            await lending.LongestAsync(ct),
            today,
            RoleRules.Of(membership.Role).ConfirmedBy
        );
    }
}
