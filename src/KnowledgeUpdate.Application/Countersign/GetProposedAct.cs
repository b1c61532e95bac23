using KnowledgeUpdate.Domain.Countersign;

namespace KnowledgeUpdate.Application.Countersign;

/// <summary>A proposed act with what follows it, for whoever proposed it, confirms it, or may read every one.</summary>
[SignedIn]
public sealed record GetProposedAct(Guid Id) : IQuery<ProposedActView>;

public sealed record ProposedActView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required string Kind { get; init; }

    public required Guid SubjectId { get; init; }

    public required string Title { get; init; }

    public required string Link { get; init; }

    public required string ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    public required DateOnly ExpiresOn { get; init; }

    public required ProposedActState State { get; init; }

    public required string? DecidedBy { get; init; }

    public required DateTimeOffset? DecidedAt { get; init; }

    public required string? Reason { get; init; }

    /// <summary>As things stand now; null once it waits no longer.</summary>
    public required ActFacts? Facts { get; init; }

    /// <summary>What it rests on is not as it was when it was proposed: it can no longer be confirmed.</summary>
    public required bool HasChanged { get; init; }

    public required bool MayConfirm { get; init; }

    public required bool MayWithdraw { get; init; }

    /// <summary>Why the reader, of the confirming body, cannot be the second person; null: nothing.</summary>
    public required RuleException? Bar { get; init; }

    /// <summary>The reader is the second person, even if it can no longer be confirmed.</summary>
    public required bool MayDecline { get; init; }

    /// <summary>For whom it was proposed, under lent rights.</summary>
    public required string? ProposedFor { get; init; }

    /// <summary>For whom it was decided, under lent rights.</summary>
    public required string? DecidedFor { get; init; }

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
        var party = await parties.MineAsync(cancellationToken);
        var (isConfirmer, isMine, inTime) = (
            actor.May(Permission.ConfirmProposedAct) && a.Role == actor.Role && a.OrganisationId == actor.OrganisationId,
            a.IsOf(party),
            BeijingTime.DateOf(clock.GetUtcNow()) <= a.ExpiresOn
        );
        var bar = waits && isConfirmer && !isMine ? await countersigning.Of(a.Kind).BarsAsync(a.SubjectId, party, cancellationToken) : null;
        return new ProposedActView
        {
            Id = a.Id,
            Version = a.Version,
            Kind = a.Kind,
            SubjectId = a.SubjectId,
            Title = a.Title,
            Link = a.Link,
            ProposedBy = names[a.ProposedById],
            ProposedAt = a.ProposedAt,
            ExpiresOn = a.ExpiresOn,
            State = a.State,
            DecidedBy = a.DecidedById is { } by ? names[by] : null,
            DecidedAt = a.DecidedAt,
            Reason = a.Reason,
            Facts = facts,
            HasChanged = facts is not null && facts.Hash != a.FactsHash,
            MayConfirm =
                waits
                && isConfirmer
                && !isMine
                && inTime
                && facts!.Hash == a.FactsHash
                && facts.Hindrance is null
                && bar is null
                && await countersigning.SettlingAsync(cancellationToken) is null,
            Bar = bar,
            MayDecline = waits && isConfirmer && !isMine,
            MayWithdraw = waits && isMine,
            ProposedFor = a.ProposedForId is { } proposer ? names[proposer] : null,
            DecidedFor = a.DecidedForId is { } decider ? names[decider] : null,
            Area = PortalText.AreaOf(countersigning.Of(a.Kind).GetType()),
        };
    }
}
