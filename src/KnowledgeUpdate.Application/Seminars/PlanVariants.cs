using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Saves a new variant, empty or as a copy of another.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record SavePlanVariant(Guid PlanId, string? Name, Guid? CopyOf) : ICommand<Guid>;

internal sealed class SavePlanVariantValidator : AbstractValidator<SavePlanVariant>
{
    public SavePlanVariantValidator(IStringLocalizer<SeminarsText> text) =>
        RuleFor(c => c.Name).NotEmpty().WithMessage(_ => text["Enter a name for the variant"]).MaximumLength(40).WithMessage(_ => text["The name must be {0} characters or less", 40]);
}

internal sealed class SavePlanVariantHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<SavePlanVariant, Guid>
{
    public async Task<Guid> Handle(SavePlanVariant command, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, cancellationToken);
        var from = command.CopyOf is { } copy ? (await db.PlanVariants.SingleOrNotFoundAsync(v => v.Id == copy && v.PlanId == plan.Id, cancellationToken)).Proposals : [];
        var variant = new PlanVariant(plan.Id, command.Name!, from, clock.GetUtcNow());
        db.Add(variant);
        return variant.Id;
    }
}

/// <summary>Adds a candidate to a variant, or takes a seminar out. No proposal's state changes.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record ChangePlanVariant(Guid VariantId, uint Version, Guid? Add, Guid? Remove) : ICommand<Unit>;

internal sealed class ChangePlanVariantHandler(PortalDbContext db, TimeProvider clock) : IRequestHandler<ChangePlanVariant, Unit>
{
    public async Task<Unit> Handle(ChangePlanVariant command, CancellationToken cancellationToken)
    {
        var variant = await db.PlanVariants.SingleOrNotFoundAsync(v => v.Id == command.VariantId, cancellationToken);
        db.Expect(variant, command.Version);
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == variant.PlanId, cancellationToken);
        if (plan.State != PlanState.Composing)
            throw new RuleException("The plan is formed: its variants are kept as they are. Return it to the bench to change them.");
        if (command.Add is { } add)
        {
            if (!await db.SeminarProposals.AnyAsync(p => p.Id == add && p.CallId == plan.CallId && p.State == ProposalState.Candidate, cancellationToken))
                throw new RuleException("This proposal is not a candidate of the plan.");
            variant.Add(add, clock.GetUtcNow());
        }

        if (command.Remove is { } remove)
            variant.Remove(remove, clock.GetUtcNow());
        return Unit.Value;
    }
}
