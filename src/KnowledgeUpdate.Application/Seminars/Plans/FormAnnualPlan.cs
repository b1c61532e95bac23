using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// Forms the plan from a variant: every candidate is selected or left out, in one transaction. If two people do it at once, one wins.
/// </summary>
/// <param name="Reason">
/// Why a limit of the call is passed, or a national seminar enters without the ministry's answer; the history keeps it.
/// </param>
[Requires(Permission.FormAnnualPlan)]
public sealed record FormAnnualPlan(Guid PlanId, uint Version, Guid VariantId, uint VariantVersion, string? Reason = null)
    : ICommand<Unit>,
        IHasReason;

internal sealed class FormAnnualPlanValidator : AbstractValidator<FormAnnualPlan>
{
    public FormAnnualPlanValidator(IStringLocalizer<SeminarsText> text) =>
        RuleFor(c => c.Reason).MaximumLength(500).WithMessage(_ => text["The reason must be {0} characters or less", 500]);
}

internal sealed class FormAnnualPlanHandler(
    PortalDbContext db,
    Actor actor,
    BenchItems items,
    Flow flow,
    IStringLocalizer<SeminarsText> text,
    TimeProvider clock
) : IRequestHandler<FormAnnualPlan, Unit>
{
    public async Task<Unit> Handle(FormAnnualPlan command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        // A second person waits here and then reads the plan that the first one formed.
        await db.HoldAsync<AnnualPlan>(command.PlanId, ct);
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, ct);
        var variant = await db.PlanVariants.SingleOrNotFoundAsync(v => v.Id == command.VariantId && v.PlanId == plan.Id, ct);
        if (plan.State != PlanState.Composing)
            throw new RuleException(
                "The plan was formed by {0} on {1}, from variant “{2}” with {3} seminars; yours is variant “{4}” with {5}. Your "
                    + "variant is kept.",
                plan.FormedBy,
                BeijingTime.LocalOf(plan.FormedAt!.Value).ToString("yyyy-MM-dd HH:mm"),
                plan.FormedFrom,
                plan.Rows.Count,
                variant.Name,
                variant.Proposals.Count
            );
        db.Expect(plan, command.Version);
        db.Expect(variant, command.VariantVersion);

        var proposals = await db.SeminarProposals.Where(p => p.CallId == plan.CallId && p.State == ProposalState.Candidate).ToListAsync(ct);
        var byId = proposals.ToDictionary(p => p.Id);
        var chosen = variant
            .Proposals.Where(byId.ContainsKey)
            .Select(id => byId[id])
            .OrderBy(p => p.Kind)
            .ThenBy(p => variant.Proposals.ToList().IndexOf(p.Id))
            .ToList();
        if (
            Characters.TrimToNull(command.Reason) is null
            && await PassedAsync(plan, [.. chosen.Select(p => p.Id)], ct) is > 0 and var passed
        )
            throw Faults.Beside(nameof(command.Reason), text["The plan passes {0} limits of the call: enter why", passed]);
        plan.Form([.. chosen.Select((p, i) => PlanRow.Of(p, i + 1))], variant.Name, actor.UserName, clock.GetUtcNow());
        variant.Touch(clock.GetUtcNow());
        foreach (var proposal in chosen)
            proposal.Select();
        foreach (var proposal in proposals.Except(chosen))
            proposal.LeaveOut();

        await flow.Of(new FlowSubject(nameof(AnnualPlan), plan.Id, plan.Name, $"{chosen.Count}", Links.Plan(plan.Id)))
            .Step(ReviewStage.FormingThePlan, ReviewDecision.MovedOn, Characters.TrimToNull(command.Reason))
            .ClosesAll()
            .Opens(SeminarActs.Publicise, Role.ProgrammeOffice, actor.MyUnit)
            .Tells(
                Role.ProgrammeOffice,
                actor.MyUnit,
                "The plan of {0} was formed with {1} seminars",
                plan.Year.ToString(),
                chosen.Count.ToString()
            )
            .DoneAsync(ct);
        return Unit.Value;
    }

    /// <summary>How many limits of the call the chosen seminars pass.</summary>
    private async Task<int> PassedAsync(AnnualPlan plan, IReadOnlyCollection<Guid> chosen, CancellationToken ct)
    {
        var terms = (await db.SeminarCalls.SingleAsync(c => c.Id == plan.CallId, ct)).Terms;
        var (all, _) = await items.LoadAsync(plan.CallId, ct);
        return new PlanBench([.. all.Where(i => chosen.Contains(i.Id))], terms).Problems.Count(p => p.PassesLimit);
    }
}
