using FluentValidation;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Hands a desk over to another holder of the role: what waits for the person alone, and a copy of the saved phrases. The membership goes
/// on; who leaves for good ends it.
/// </summary>
[SignedIn]
public sealed record HandOverDesk(Guid MembershipId, Guid? Successor, bool WithPhrases, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class HandOverDeskValidator : AbstractValidator<HandOverDesk>
{
    public HandOverDeskValidator(IStringLocalizer<AccountsText> text)
    {
        RuleFor(c => c.Successor).NotNull().WithMessage(_ => text["Choose who takes the desk over"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(200)
            .WithMessage(_ => text["The reason must be {0} characters or less", 200]);
    }
}

internal sealed class HandOverDeskHandler(MemberAccess access, DeskHandover handover, AuditWriter audit, TimeProvider clock)
    : IRequestHandler<HandOverDesk, Unit>
{
    public async Task<Unit> Handle(HandOverDesk command, CancellationToken cancellationToken)
    {
        var membership = await access.FindDeskAsync(command.MembershipId, cancellationToken);
        audit.Note(nameof(User), membership.UserId, "The desk was handed over");
        await handover.PassAsync(
            membership,
            command.Successor!.Value,
            command.WithPhrases,
            BeijingTime.DateOf(clock.GetUtcNow()),
            cancellationToken
        );
        return Unit.Value;
    }
}
