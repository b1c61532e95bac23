using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// What is handed over with a desk: work, drafts, phrases, and who may take it. For the holder, and for whoever may end the membership.
/// </summary>
[SignedIn]
public sealed record GetHandover(Guid MembershipId) : IQuery<Handover>;

/// <summary>A desk to be handed over.</summary>
/// <param name="Own">Items that wait for the person alone.</param>
/// <param name="Shared">Items that wait for everybody with the role; they stay there.</param>
/// <param name="Drafts">Papers begun and not filed; they are the unit's and stay there.</param>
/// <param name="Phrases">Saved phrases of the person.</param>
/// <param name="Successors">Who else holds the role in the unit.</param>
public sealed record Handover(
    Guid MembershipId,
    uint Version,
    Guid UserId,
    string Name,
    Role Role,
    string Unit,
    IReadOnlyList<HandoverItem> Own,
    IReadOnlyList<HandoverItem> Shared,
    IReadOnlyList<HandoverItem> Drafts,
    int Phrases,
    IReadOnlyList<Successor> Successors
);

/// <summary>An item of a desk.</summary>
/// <param name="Act">What is to be done, an English key with {0} for the title; empty for a draft.</param>
public sealed record HandoverItem([Sentence] string Act, string Title, string Link, DateOnly? DueOn);

internal sealed class GetHandoverHandler(
    PortalDbContext db,
    MemberAccess access,
    IEnumerable<IDeskDrafts> drafts,
    DeskHandover handover,
    TimeProvider clock
) : IRequestHandler<GetHandover, Handover>
{
    private const int Most = 200;

    public async Task<Handover> Handle(GetHandover query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var membership = await access.FindDeskAsync(query.MembershipId, ct);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var items = await handover
            .WaitingAt(membership)
            .OrderBy(w => w.DueOn == null)
            .ThenBy(w => w.DueOn)
            .ThenBy(w => w.Id)
            .Take(Most)
            .Select(w => new
            {
                w.UserId,
                w.Act,
                w.Title,
                w.Link,
                w.DueOn,
            })
            .ToListAsync(ct);
        var begun = new List<HandoverItem>();
        foreach (var part in drafts)
            begun.AddRange(await part.ReadAsync(membership, Most, ct));
        var holders = await db
            .Users.Where(u => handover.Holders(membership, today).Any(m => m.UserId == u.Id))
            .OrderBy(u => u.DisplayName)
            .ThenBy(u => u.Id)
            .Take(Most)
            .Select(u => new Successor(u.Id, u.DisplayName))
            .ToListAsync(ct);
        return new Handover(
            membership.Id,
            membership.Version,
            membership.UserId,
            await db.Users.Where(u => u.Id == membership.UserId).Select(u => u.DisplayName).SingleAsync(ct),
            membership.Role,
            await db.Organisations.Where(o => o.Id == membership.OrganisationId).Select(o => o.Name).SingleAsync(ct),
            [.. items.Where(i => i.UserId is not null).Select(i => new HandoverItem(i.Act, i.Title, i.Link, i.DueOn))],
            [.. items.Where(i => i.UserId is null).Select(i => new HandoverItem(i.Act, i.Title, i.Link, i.DueOn))],
            begun,
            await db.SavedPhrases.CountAsync(p => p.UserId == membership.UserId, ct),
            holders
        );
    }
}
