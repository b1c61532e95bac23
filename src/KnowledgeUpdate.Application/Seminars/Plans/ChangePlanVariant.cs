using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Adds a candidate to a variant, or takes a seminar out. No proposal's state changes.</summary>
[Requires(Permission.FormAnnualPlan)]
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
            if (
                !await db.SeminarProposals.AnyAsync(
                    p => p.Id == add && p.CallId == plan.CallId && p.State == ProposalState.Candidate,
                    cancellationToken
                )
            )
                throw new RuleException("This proposal is not a candidate of the plan.");
            variant.Add(add, clock.GetUtcNow());
        }

        if (command.Remove is { } remove)
            variant.Remove(remove, clock.GetUtcNow());
        return Unit.Value;
    }
}
