using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Requests a change of the published plan: postpone, change, cancel, or add a seminar that was left out.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice)]
public sealed record RequestPlanAmendment(Guid PlanId, Guid? ProposalId, AmendmentKind? Kind, DateOnly? StartsOn, string? Place, int? HeadCount, string? Reason) : ICommand<Guid>, IHasReason;

internal sealed class RequestPlanAmendmentValidator : AbstractValidator<RequestPlanAmendment>
{
    public RequestPlanAmendmentValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.ProposalId).NotNull().WithMessage(_ => text["Choose the seminar"]);
        RuleFor(c => c.Kind).NotNull().WithMessage(_ => text["Choose what is to change"]);
        RuleFor(c => c.StartsOn).NotNull().When(c => c.Kind == AmendmentKind.Postpone).WithMessage(_ => text["Enter the new first day"]);
        RuleFor(c => c.HeadCount).InclusiveBetween(1, 500).When(c => c.HeadCount is not null).WithMessage(_ => text["Enter the number of trainees, from 1 to 500"]);
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason"]).MaximumLength(500).WithMessage(_ => text["The reason must be {0} characters or less", 500]);
    }
}

internal sealed class RequestPlanAmendmentHandler(PortalDbContext db, Actor actor, SeminarAccess access, Worklist worklist, Notifier notifier, ReviewTrail trail, TimeProvider clock) : IRequestHandler<RequestPlanAmendment, Guid>
{
    public async Task<Guid> Handle(RequestPlanAmendment command, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, cancellationToken);
        var proposal = actor.Is(Role.UnitAdministrator) ? await access.FindOwnAsync(command.ProposalId!.Value, cancellationToken) : await access.FindAsync(command.ProposalId!.Value, cancellationToken);
        var amendment = PlanAmendment.Request(plan, command.Kind!.Value, proposal, command.StartsOn, Characters.TrimToNull(command.Place), command.HeadCount, command.Reason!, actor.MyUnit, actor.Me, clock.GetUtcNow());
        db.Add(amendment);
        trail.Add(nameof(PlanAmendment), amendment.Id, "Amendment", ReviewDecision.Submitted, amendment.Reason);
        var office = await db.Organisations.Where(o => o.Kind == OrganisationKind.ProgrammeOffice && o.ClosedOn == null).OrderBy(o => o.Id).Select(o => o.Id).FirstAsync(cancellationToken);
        worklist.Open(WorkActs.Amend, nameof(PlanAmendment), amendment.Id, Role.ProgrammeOffice, office, proposal.Title, actor.OrganisationName, $"/seminars/plans/{plan.Id}/amendments/{amendment.Id}");
        await notifier.TellAsync(Role.ProgrammeOffice, office, "{0} asks to amend the plan: “{1}”", $"/seminars/plans/{plan.Id}/amendments/{amendment.Id}", cancellationToken, actor.OrganisationName, proposal.Title);
        return amendment.Id;
    }
}

/// <summary>Decides an amendment; approved, the plan is published as a new version.</summary>
/// <param name="DocumentNumber">Number of the document that publishes the new version.</param>
[Requires(Role.ProgrammeOffice)]
public sealed record DecidePlanAmendment(Guid Id, uint Version, bool? Approve, string? Opinion, string? DocumentNumber) : ICommand<Unit>;

internal sealed class DecidePlanAmendmentValidator : AbstractValidator<DecidePlanAmendment>
{
    public DecidePlanAmendmentValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Approve).NotNull().WithMessage(_ => text["Choose approve or refuse"]);
        RuleFor(c => c.Opinion).NotEmpty().WithMessage(_ => text["Enter your opinion"]).MaximumLength(500).WithMessage(_ => text["The opinion must be {0} characters or less", 500]);
        When(c => c.Approve == true, () => RuleFor(c => c.DocumentNumber).IsDocumentNumber(text));
    }
}

internal sealed class DecidePlanAmendmentHandler(PortalDbContext db, Actor actor, Worklist worklist, Notifier notifier, ReviewTrail trail, SeminarOpening opening, TimeProvider clock) : IRequestHandler<DecidePlanAmendment, Unit>
{
    public async Task<Unit> Handle(DecidePlanAmendment command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var amendment = await db.PlanAmendments.SingleOrNotFoundAsync(a => a.Id == command.Id, cancellationToken);
        db.Expect(amendment, command.Version);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM annual_plans WHERE tenant_id = {db.Scope.Required} AND id = {amendment.PlanId} FOR UPDATE", cancellationToken);
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == amendment.PlanId, cancellationToken);
        var proposal = await db.SeminarProposals.SingleAsync(p => p.Id == amendment.ProposalId, cancellationToken);
        if (command.Approve == true)
        {
            var rows = amendment.Approve(plan, proposal, command.Opinion!, actor.Me, now);
            db.Add(plan.Amend(rows, command.DocumentNumber!, BeijingTime.DateOf(now), $"{amendment.Kind}: {proposal.Title}", actor.UserName, now));
            await opening.FollowAsync(amendment, plan, proposal, cancellationToken);
        }
        else
            amendment.Refuse(command.Opinion!, actor.Me, now);

        trail.Add(nameof(PlanAmendment), amendment.Id, "Decision", command.Approve == true ? ReviewDecision.Approved : ReviewDecision.Refused, command.Opinion);
        await worklist.CloseAsync(amendment.Id, cancellationToken);
        await notifier.TellAsync(Role.UnitAdministrator, proposal.OrganisationId, command.Approve == true ? "The amendment of “{0}” is approved" : "The amendment of “{0}” is refused",
            $"/seminars/plans/{plan.Id}", cancellationToken, proposal.Title);
        return Unit.Value;
    }
}

/// <summary>An amendment with what it would change.</summary>
[Requires(Role.UnitAdministrator, Role.ProgrammeOffice, Role.Auditor)]
public sealed record GetPlanAmendment(Guid Id) : IQuery<AmendmentView>;

/// <summary>An amendment.</summary>
public sealed record AmendmentView(Guid Id, uint Version, Guid PlanId, int Year, AmendmentKind Kind, AmendmentState State, string Title, PlanRow? Now, DateOnly? StartsOn, string? Place, int? HeadCount, string Reason,
    string Unit, DateTimeOffset RequestedAt, IReadOnlyList<TrailStep> Trail, bool MayDecide);

internal sealed class GetPlanAmendmentHandler(PortalDbContext db, Actor actor, ReviewTrail trail) : IRequestHandler<GetPlanAmendment, AmendmentView>
{
    public async Task<AmendmentView> Handle(GetPlanAmendment query, CancellationToken cancellationToken)
    {
        var unit = actor.OrganisationId;
        var everything = actor.Is(Role.ProgrammeOffice, Role.Auditor);
        var a = await db.PlanAmendments.SingleOrNotFoundAsync(a => a.Id == query.Id && (everything || a.OrganisationId == unit), cancellationToken);
        var plan = await db.AnnualPlans.SingleAsync(p => p.Id == a.PlanId, cancellationToken);
        var title = await db.SeminarProposals.Where(p => p.Id == a.ProposalId).Select(p => p.Title).SingleAsync(cancellationToken);
        var name = await db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).SingleAsync(cancellationToken);
        return new AmendmentView(a.Id, a.Version, plan.Id, plan.Year, a.Kind, a.State, title, plan.Rows.FirstOrDefault(r => r.ProposalId == a.ProposalId), a.StartsOn, a.Place, a.HeadCount, a.Reason, name, a.RequestedAt,
            await trail.ReadAsync(a.Id, cancellationToken), actor.Is(Role.ProgrammeOffice) && a.State == AmendmentState.Requested && a.RequestedById != actor.UserId);
    }
}
