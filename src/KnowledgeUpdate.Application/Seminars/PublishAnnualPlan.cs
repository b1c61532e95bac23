using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Publishes the plan after its publicity: number and date, every seminar enters the plan, the call is archived.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record PublishAnnualPlan(Guid PlanId, uint Version, string? DocumentNumber, DateOnly? On) : ICommand<Unit>;

internal sealed class PublishAnnualPlanValidator : AbstractValidator<PublishAnnualPlan>
{
    public PublishAnnualPlanValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.DocumentNumber).NotEmpty().WithMessage(_ => text["Enter the document number, as 桂人社函〔2026〕188号"]).MaximumLength(60).WithMessage(_ => text["The number must be {0} characters or less", 60]);
        RuleFor(c => c.On).NotNull().WithMessage(_ => text["Enter the date of the document"]);
    }
}

internal sealed class PublishAnnualPlanHandler(PortalDbContext db, Actor actor, Worklist worklist, Notifier notifier, ReviewTrail trail, SeminarOpening opening, TimeProvider clock) : IRequestHandler<PublishAnnualPlan, Unit>
{
    public async Task<Unit> Handle(PublishAnnualPlan command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM annual_plans WHERE tenant_id = {db.Scope.Required} AND id = {command.PlanId} FOR UPDATE", ct);
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, ct);
        db.Expect(plan, command.Version);
        var publicity = await db.Publicities.Where(p => p.SubjectId == plan.Id && p.State != PublicityState.Replaced).OrderByDescending(p => p.Id).FirstOrDefaultAsync(ct);
        var isOver = publicity is not null && now >= BeijingTime.EndOf(publicity.EndsOn);
        if (publicity?.State == PublicityState.Open && isOver)
            publicity.End(now);
        var open = await db.Objections.CountAsync(o => o.State == ObjectionState.Received && db.Publicities.Any(p => p.Id == o.PublicityId && p.SubjectId == plan.Id), ct);
        var ids = plan.Rows.Select(r => r.ProposalId).ToList();
        var proposals = await db.SeminarProposals.Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var unanswered = proposals.Count(p => p.Kind == SeminarKind.National && p.Answer != MinistryAnswer.Approved);

        db.Add(plan.Publish(command.DocumentNumber!, command.On!.Value, open, isOver, unanswered, actor.UserName, now));
        foreach (var proposal in proposals)
        {
            proposal.Enter();
            await opening.OpenAsync(proposal, plan, ct);
            await notifier.TellAsync(Role.UnitAdministrator, proposal.OrganisationId, "“{0}” stands in the annual plan of {1}", "/plans", ct, proposal.Title, plan.Year.ToString());
        }

        (await db.SeminarCalls.SingleAsync(c => c.Id == plan.CallId, ct)).Archive();
        trail.Add(nameof(AnnualPlan), plan.Id, "Publication", ReviewDecision.Approved, command.DocumentNumber);
        await worklist.CloseAsync(plan.Id, ct);
        return Unit.Value;
    }
}
