using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// Corrects wrong terms of a published call by a recorded change, which the public page shows. What was filed keeps standing; whoever
/// began or filed a proposal is told.
/// </summary>
[Requires(Permission.PublishSeminarCall), Reconfirm]
public sealed record CorrectSeminarCall(Guid Id, uint Version, CallTerms Terms, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class CorrectSeminarCallValidator : AbstractValidator<CorrectSeminarCall>
{
    public CorrectSeminarCallValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason; the public page shows it"])
            .MaximumLength(500)
            .WithMessage(_ => text["The reason must be {0} characters or less", 500]);
    }
}

internal sealed class CorrectSeminarCallHandler(
    PortalDbContext db,
    Actor actor,
    CallUses uses,
    CallTermsCheck check,
    CallDeadlines deadlines,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<CorrectSeminarCall, Unit>
{
    public async Task<Unit> Handle(CorrectSeminarCall command, CancellationToken cancellationToken)
    {
        // Whoever files at this moment waits for this, or this for them.
        await db.HoldAsync<SeminarCall>(command.Id, cancellationToken);
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(call, command.Version);
        var (before, use) = (call.Terms, await uses.OfAsync(call.Id, cancellationToken));
        if (call.State == CallState.Published)
            check.Refuse([
                .. CallForm.Check(call.Year, call.OpensAt, call.ClosesAt, command.Terms, await check.FeeClassesAsync(cancellationToken)),
                .. await check.OfUnitsAsync(command.Terms, cancellationToken),
                .. CallCorrections.Against(before, command.Terms, use).Where(f => f.Field.Length > 0),
            ]);
        call.Correct(command.Terms, use, command.Reason!, clock.GetUtcNow(), actor.UserName);
        foreach (var quota in await db.RecommendationQuotas.Where(q => q.CallId == call.Id).ToListAsync(cancellationToken))
            quota.Allow(call.LimitOf(quota.OrganisationId));
        await deadlines.MoveAsync(call, before, cancellationToken);
        var authors = await uses.AuthorsAsync(call.Id, cancellationToken);
        await flow.Of(CallRelease.SubjectOf(call) with { Link = Links.PublicCall(call.Id) })
            .Step(ReviewStage.Correction, ReviewDecision.MovedOn, command.Reason)
            .TellsAll(authors, "The terms of the call “{0}” are corrected: {1}", call.Title, command.Reason!.Trim())
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
