using FluentValidation;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// Proposes the plan's publication after its publicity, with number and date of the document. A second person of the office confirms it;
/// nothing is published before.
/// </summary>
/// <returns>The proposed act.</returns>
[Requires(Permission.PublishAnnualPlan), Reconfirm]
public sealed record PublishAnnualPlan(Guid PlanId, uint Version, string? DocumentNumber, DateOnly? On) : ICommand<Guid>;

internal sealed class PublishAnnualPlanValidator : AbstractValidator<PublishAnnualPlan>
{
    public PublishAnnualPlanValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.DocumentNumber).IsDocumentNumber(text);
        RuleFor(c => c.On).NotNull().WithMessage(_ => text["Enter the date of the document"]);
    }
}

internal sealed class PublishAnnualPlanHandler(PortalDbContext db, Countersigning countersigning) : IRequestHandler<PublishAnnualPlan, Guid>
{
    public async Task<Guid> Handle(PublishAnnualPlan command, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, cancellationToken);
        if (plan.Version != command.Version)
            throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException();
        return await countersigning.ProposeAsync(
            PlanPublication.Name,
            nameof(AnnualPlan),
            plan.Id,
            plan.Name,
            Links.Plan(plan.Id),
            new PlanPublicationForm(DocumentNumber.Parse(command.DocumentNumber), command.On!.Value),
            cancellationToken
        );
    }
}
