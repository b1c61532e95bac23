using FluentValidation;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Saves a new variant, empty or as a copy of another.</summary>
[Requires(Permission.FormAnnualPlan)]
public sealed record SavePlanVariant(Guid PlanId, string? Name, Guid? CopyOf) : ICommand<Guid>;

internal sealed class SavePlanVariantValidator : AbstractValidator<SavePlanVariant>
{
    public SavePlanVariantValidator(IStringLocalizer<SeminarsText> text) =>
        RuleFor(c => c.Name)
            .NotEmpty()
            .WithMessage(_ => text["Enter a name for the variant"])
            .MaximumLength(40)
            .WithMessage(_ => text["The name must be {0} characters or less", 40]);
}

internal sealed class SavePlanVariantHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<SavePlanVariant, Guid>
{
    public async Task<Guid> Handle(SavePlanVariant command, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, cancellationToken);
        var from = command.CopyOf is { } copy
            ? (await db.PlanVariants.SingleOrNotFoundAsync(v => v.Id == copy && v.PlanId == plan.Id, cancellationToken)).Proposals
            : [];
        var variant = new PlanVariant(plan.Id, command.Name!, from, clock.GetUtcNow());
        db.Add(variant);
        return variant.Id;
    }
}
