namespace KnowledgeUpdate.Application.Countersign;

/// <summary>Confirms a proposed act as the second person, and carries it out in the same transaction.</summary>
[Requires(Permission.ConfirmProposedAct), Reconfirm]
public sealed record ConfirmProposedAct(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class ConfirmProposedActHandler(PortalDbContext db, Parties parties, Countersigning countersigning, TimeProvider clock)
    : IRequestHandler<ConfirmProposedAct, Unit>
{
    public async Task<Unit> Handle(ConfirmProposedAct command, CancellationToken cancellationToken)
    {
        var proposed = await countersigning.Visible().SingleOrNotFoundAsync(a => a.Id == command.Id, cancellationToken);
        db.Expect(proposed, command.Version);
        if (await countersigning.SettlingAsync(cancellationToken) is { } settling)
            throw settling;
        var (act, party) = (countersigning.Of(proposed.Kind), await parties.MineAsync(cancellationToken));
        await act.HoldAsync(proposed.SubjectId, cancellationToken);
        var facts = await act.FactsAsync(proposed.SubjectId, proposed.Payload, cancellationToken);
        proposed.Confirm(party, facts.Hash, clock.GetUtcNow());
        if ((facts.Hindrance ?? await act.BarsAsync(proposed.SubjectId, party, cancellationToken)) is { } hindrance)
            throw hindrance;
        await act.CarryOutAsync(proposed.SubjectId, proposed.Payload, cancellationToken);
        await countersigning.EndAsync(proposed, "“{0}” is confirmed by a second person and carried out", cancellationToken);
        return Unit.Value;
    }
}
