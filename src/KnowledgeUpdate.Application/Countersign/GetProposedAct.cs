using KnowledgeUpdate.Domain.Countersign;

namespace KnowledgeUpdate.Application.Countersign;

/// <summary>A proposed act with what follows it.</summary>
[Requires(Permission.ReadProposedAct)]
public sealed record GetProposedAct(Guid Id) : IQuery<ProposedActView>;

/// <param name="Facts">As things stand now; null once it waits no longer.</param>
/// <param name="HasChanged">What it rests on is not as it was when it was proposed: it can no longer be confirmed.</param>
public sealed record ProposedActView(
    Guid Id,
    uint Version,
    string Kind,
    Guid SubjectId,
    string Title,
    string Link,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    DateOnly ExpiresOn,
    ProposedActState State,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason,
    ActFacts? Facts,
    bool HasChanged,
    bool MayConfirm,
    bool MayWithdraw
)
{
    /// <summary>The reader is the second person, even if it can no longer be confirmed.</summary>
    public bool MayDecline { get; init; }

    /// <summary>For whom it was proposed, under lent rights.</summary>
    public string? ProposedFor { get; init; }

    /// <summary>For whom it was decided, under lent rights.</summary>
    public string? DecidedFor { get; init; }

    /// <summary>The area whose words the facts are in.</summary>
    public required string Area { get; init; }
}

internal sealed class GetProposedActHandler(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    Countersigning countersigning,
    TimeProvider clock
) : IRequestHandler<GetProposedAct, ProposedActView>
{
    public async Task<ProposedActView> Handle(GetProposedAct query, CancellationToken cancellationToken)
    {
        var a = await countersigning.Visible().SingleOrNotFoundAsync(a => a.Id == query.Id, cancellationToken);
        var names = await db
            .Users.Where(u => u.Id == a.ProposedById || u.Id == a.ProposedForId || u.Id == a.DecidedById || u.Id == a.DecidedForId)
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        var waits = a.State == ProposedActState.Waiting;
        var facts = waits ? await countersigning.Of(a.Kind).FactsAsync(a.SubjectId, a.Payload, cancellationToken) : null;
        var (isConfirmer, isMine, inTime) = (
            actor.May(Permission.ConfirmProposedAct) && a.Role == actor.Role && a.OrganisationId == actor.OrganisationId,
            a.IsOf(await parties.MineAsync(cancellationToken)),
            BeijingTime.DateOf(clock.GetUtcNow()) <= a.ExpiresOn
        );
        return new ProposedActView(
            a.Id,
            a.Version,
            a.Kind,
            a.SubjectId,
            a.Title,
            a.Link,
            names[a.ProposedById],
            a.ProposedAt,
            a.ExpiresOn,
            a.State,
            a.DecidedById is { } by ? names[by] : null,
            a.DecidedAt,
            a.Reason,
            facts,
            facts is not null && facts.Hash != a.FactsHash,
            waits
                && isConfirmer
                && !isMine
                && inTime
                && facts!.Hash == a.FactsHash
                && facts.Hindrance is null
                && await countersigning.SettlingAsync(cancellationToken) is null,
            waits && isMine && actor.May(Permission.WithdrawProposedAct)
        )
        {
            MayDecline = waits && isConfirmer && !isMine,
            ProposedFor = a.ProposedForId is { } proposer ? names[proposer] : null,
            DecidedFor = a.DecidedForId is { } decider ? names[decider] : null,
            Area = PortalText.AreaOf(countersigning.Of(a.Kind).GetType()),
        };
    }
}
