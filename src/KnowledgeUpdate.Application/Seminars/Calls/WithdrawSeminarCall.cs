using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Reviews;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Takes a published call back while nothing is filed under it; whoever began a proposal is told, and the drafts stay.</summary>
[Requires(Permission.PublishSeminarCall), Reconfirm]
public sealed record WithdrawSeminarCall(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class WithdrawSeminarCallValidator : AbstractValidator<WithdrawSeminarCall>
{
    public WithdrawSeminarCallValidator(IStringLocalizer<SeminarsText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .OverridePropertyName("WithdrawalReason")
            .WithMessage(_ => text["Enter the reason; the public page shows it"])
            .MaximumLength(500)
            .OverridePropertyName("WithdrawalReason")
            .WithMessage(_ => text["The reason must be {0} characters or less", 500]);
}

internal sealed class WithdrawSeminarCallHandler(PortalDbContext db, CallUses uses, Flow flow, TimeProvider clock)
    : IRequestHandler<WithdrawSeminarCall, Unit>
{
    public async Task<Unit> Handle(WithdrawSeminarCall command, CancellationToken cancellationToken)
    {
        // Whoever files at this moment waits for this, or this for them.
        await db.HoldAsync<Domain.Seminars.SeminarCall>(command.Id, cancellationToken);
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == command.Id, cancellationToken);
        db.Expect(call, command.Version);
        var filed = await db.SeminarProposals.CountAsync(p => p.CallId == call.Id && p.SubmittedAt != null, cancellationToken);
        call.Withdraw(filed, command.Reason!, clock.GetUtcNow());
        var authors = await uses.AuthorsAsync(call.Id, cancellationToken);
        await flow.Of(CallRelease.SubjectOf(call) with { Link = Links.PublicCall(call.Id) })
            .Step(ReviewStage.Withdrawal, ReviewDecision.Withdrawn, call.WithdrawalReason)
            .ClosesAll()
            .TellsAll(
                authors,
                "The call “{0}” is withdrawn: {1}. Your drafts stay, to be copied under another call",
                call.Title,
                call.WithdrawalReason
            )
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
