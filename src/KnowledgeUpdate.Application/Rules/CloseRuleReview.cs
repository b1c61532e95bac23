using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Rules;

/// <summary>
/// Closes the review after a corrected rule with its finding; the decisions themselves are made where each matter belongs.
/// </summary>
[Requires(Permission.EnterRule)]
public sealed record CloseRuleReview(Guid RuleId, string? Finding) : ICommand<Unit>, IHasReason
{
    string? IHasReason.Reason => Finding;
}

internal sealed class CloseRuleReviewValidator : AbstractValidator<CloseRuleReview>
{
    public CloseRuleReviewValidator(IStringLocalizer<RulesText> text) =>
        RuleFor(c => c.Finding)
            .NotEmpty()
            .WithMessage(_ => text["Enter what was decided anew, and with what result"])
            .MaximumLength(500)
            .WithMessage(_ => text["The finding must be {0} characters or less", 500]);
}

internal sealed class CloseRuleReviewHandler(PortalDbContext db, AuditWriter audit, Worklist worklist)
    : IRequestHandler<CloseRuleReview, Unit>
{
    public async Task<Unit> Handle(CloseRuleReview command, CancellationToken cancellationToken)
    {
        if (!await db.WorkItems.AnyAsync(w => w.SubjectId == command.RuleId && w.Act == EnterRuleHandler.DecideAnew, cancellationToken))
            throw new NotFoundException(nameof(ProgrammeRule));
        if (
            !await db.WorkItems.AnyAsync(
                w => w.SubjectId == command.RuleId && w.Act == EnterRuleHandler.DecideAnew && w.DoneAt == null,
                cancellationToken
            )
        )
            throw new RuleException("This review is closed already.");
        audit.Note(nameof(ProgrammeRule), command.RuleId, "What was decided under the value before was looked at again");
        await worklist.CloseAsync(command.RuleId, cancellationToken, EnterRuleHandler.DecideAnew);
        return Unit.Value;
    }
}
