using FluentValidation;
using KnowledgeUpdate.Domain.Countersign;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Countersign;

/// <summary>Declines a proposed act as the second person: nothing of it happens.</summary>
[Requires(Permission.ConfirmProposedAct)]
public sealed record DeclineProposedAct(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class DeclineProposedActValidator : AbstractValidator<DeclineProposedAct>
{
    public DeclineProposedActValidator(IStringLocalizer<CountersignText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why you do not confirm it: who proposed it reads it"])
            .MaximumLength(ProposedAct.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", ProposedAct.ReasonMaxLength]);
}

internal sealed class DeclineProposedActHandler(PortalDbContext db, Parties parties, Countersigning countersigning, TimeProvider clock)
    : IRequestHandler<DeclineProposedAct, Unit>
{
    public async Task<Unit> Handle(DeclineProposedAct command, CancellationToken cancellationToken)
    {
        var proposed = await countersigning.Visible().SingleOrNotFoundAsync(a => a.Id == command.Id, cancellationToken);
        db.Expect(proposed, command.Version);
        proposed.Decline(await parties.MineAsync(cancellationToken), command.Reason!, clock.GetUtcNow());
        await countersigning.Of(proposed.Kind).EndAsync(proposed.SubjectId, proposed.State, proposed.Reason, cancellationToken);
        await countersigning.EndAsync(proposed, "“{0}” is not confirmed by the second person", cancellationToken);
        return Unit.Value;
    }
}
