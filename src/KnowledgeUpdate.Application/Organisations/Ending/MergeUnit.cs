using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>
/// Closes a unit that another took over: what runs passes to it, what is named ends. Filed versions, notices and certificates keep the old
/// name; roles in the closed unit end.
/// </summary>
/// <param name="Target">Name or credit code of the unit that takes its place.</param>
/// <param name="Employments">What happens with the people employed; asked for while there are any.</param>
/// <param name="Drafts">With proposals not filed or returned; likewise.</param>
/// <param name="Capacities">With the capacities held; likewise.</param>
[Requires(Permission.CloseUnit)]
public sealed record MergeUnit(
    Guid Id,
    uint Version,
    string? Target,
    DateOnly? On,
    string? Reason,
    MergeChoice? Employments = null,
    MergeChoice? Drafts = null,
    MergeChoice? Capacities = null
) : ICommand<Unit>, IHasReason;

internal sealed class MergeUnitValidator : AbstractValidator<MergeUnit>
{
    public MergeUnitValidator(IStringLocalizer<OrganisationsText> text, TimeProvider clock)
    {
        RuleFor(c => c.Target).NotEmpty().WithMessage(_ => text["Enter the unit that takes its place"]);
        RuleFor(c => c.On)
            .NotNull()
            .WithMessage(_ => text["Enter the day on which it closed"])
            .LessThanOrEqualTo(_ => BeijingTime.DateOf(clock.GetUtcNow()))
            .WithMessage(_ => text["Enter today or an earlier day"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(200)
            .WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class MergeUnitHandler(
    PortalDbContext db,
    UnitAccess access,
    UnitLoads loads,
    IMediator mediator,
    IStringLocalizer<OrganisationsText> text
) : IRequestHandler<MergeUnit, Unit>
{
    public async Task<Unit> Handle(MergeUnit command, CancellationToken cancellationToken)
    {
        await access.HoldTreeAsync(toMove: true, cancellationToken);
        var unit = await access.FindToChangeAsync(command.Id, cancellationToken);
        db.Expect(unit, command.Version);
        var target = await access.FindNamedAsync(
            command.Target,
            key => Faults.Beside(nameof(command.Target), text[key]),
            cancellationToken
        );
        var load = await loads.ReadAsync(unit.Id, cancellationToken);
        if (load.Fields + await loads.AuthorityAsync(unit.Id, cancellationToken) > 0 && target.Kind != unit.Kind)
            throw Faults.Beside(
                nameof(command.Target),
                text["It decides for people of other units: only a unit of the same kind can take its place"]
            );
        Choose(load.Employed, command.Employments, nameof(command.Employments));
        Choose(load.Drafts, command.Drafts, nameof(command.Drafts));
        Choose(load.Capacities, command.Capacities, nameof(command.Capacities));
        await db.EndUnitAsync(unit, command.On!.Value, mediator, cancellationToken);
        unit.MergeInto(target, command.On.Value, command.Reason!.Trim());
        foreach (var whole in new[] { unit, target })
            await db.Entry(whole).Collection(o => o.Capacities).LoadAsync(cancellationToken);
        await loads.PassAsync(
            unit,
            target,
            command.On.Value,
            command.Employments ?? MergeChoice.Move,
            command.Drafts ?? MergeChoice.Move,
            command.Capacities ?? MergeChoice.Move,
            cancellationToken
        );
        return Unit.Value;
    }

    private void Choose(int count, MergeChoice? choice, string field)
    {
        if (count > 0 && choice is null)
            throw Faults.Beside(field, text["Choose what happens with them"]);
    }
}
