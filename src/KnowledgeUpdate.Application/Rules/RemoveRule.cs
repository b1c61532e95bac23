using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>
/// Removes a value that was entered by mistake and is not in force yet; the previous value stays in force. A value that was in force stays
/// on record and is followed by another.
/// </summary>
[Requires(Permission.EnterRule)]
public sealed record RemoveRule(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class RemoveRuleValidator : AbstractValidator<RemoveRule>
{
    public RemoveRuleValidator(IStringLocalizer<RulesText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why: the history shows it"])
            .MaximumLength(200)
            .WithMessage(_ => text["The reason must be {0} characters or less", 200]);
}

internal sealed class RemoveRuleHandler(PortalDbContext db, IMediator mediator, AuditWriter audit, TimeProvider clock)
    : IRequestHandler<RemoveRule, Unit>
{
    public async Task<Unit> Handle(RemoveRule command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var rule = await db.ProgrammeRules.SingleOrNotFoundAsync(r => r.Id == command.Id, ct);
        db.Expect(rule, command.Version);
        if (
            rule.Hindrance(
                BeijingTime.DateOf(clock.GetUtcNow()),
                await db.ProgrammeRules.AnyAsync(r => r.Key == rule.Key && r.EffectiveFrom > rule.EffectiveFrom, ct)
            ) is
            { } hindrance
        )
            throw hindrance;
        var before = await db
            .ProgrammeRules.Where(r => r.Key == rule.Key && r.EffectiveFrom < rule.EffectiveFrom)
            .OrderByDescending(r => r.EffectiveFrom)
            .FirstOrDefaultAsync(ct);
        if (before?.EffectiveTo == rule.EffectiveFrom.AddDays(-1))
            before.HoldsOn();
        db.Remove(rule);
        await audit.SaveAsync(ct);
        await mediator.Publish(new RuleChanged(rule), ct);
        return Unit.Value;
    }
}
