using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// What is handed over with a desk: work, drafts, phrases, and who may take it. For the holder, and for whoever may end the membership.
/// </summary>
[SignedIn]
public sealed record GetHandover(Guid MembershipId) : IQuery<Handover>;

/// <summary>A desk to be handed over.</summary>
public sealed record Handover
{
    public required Guid MembershipId { get; init; }

    public required uint Version { get; init; }

    public required Guid UserId { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    public required string Unit { get; init; }

    /// <summary>Items that wait for the person alone.</summary>
    public required IReadOnlyList<HandoverItem> Own { get; init; }

    /// <summary>Items that wait for everybody with the role; they stay there.</summary>
    public required IReadOnlyList<HandoverItem> Shared { get; init; }

    /// <summary>Papers begun and not filed; they are the unit's and stay there.</summary>
    public required IReadOnlyList<HandoverItem> Drafts { get; init; }

    /// <summary>Saved phrases of the person.</summary>
    public required int Phrases { get; init; }

    /// <summary>Who else holds the role in the unit.</summary>
    public required IReadOnlyList<Successor> Successors { get; init; }
}

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
        return new Handover
        {
            MembershipId = membership.Id,
            Version = membership.Version,
            UserId = membership.UserId,
            Name = await db.Users.Where(u => u.Id == membership.UserId).Select(u => u.DisplayName).SingleAsync(ct),
            Role = membership.Role,
            Unit = await db.Organisations.Where(o => o.Id == membership.OrganisationId).Select(o => o.Name).SingleAsync(ct),
            Own = [.. items.Where(i => i.UserId is not null).Select(i => new HandoverItem(i.Act, i.Title, i.Link, i.DueOn))],
            Shared = [.. items.Where(i => i.UserId is null).Select(i => new HandoverItem(i.Act, i.Title, i.Link, i.DueOn))],
            Drafts = begun,
            Phrases = await db.SavedPhrases.CountAsync(p => p.UserId == membership.UserId, ct),
            Successors = holders,
        };
    }
}
