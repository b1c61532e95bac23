using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Proposes to withdraw the acceptance of closing papers; it happens when a second person has confirmed.</summary>
/// <param name="Certified">What becomes of the hours of people with a certificate; needed where there are any.</param>
/// <param name="Others">What becomes of the hours of the others; needed where there are any.</param>
/// <returns>The proposed act.</returns>
[Requires(Permission.AcceptClosingPapers)]
public sealed record WithdrawAcceptance(Guid GatheringId, uint Version, CreditFate? Certified, CreditFate? Others, string? Reason)
    : ICommand<Guid>,
        IHasReason;

internal sealed class WithdrawAcceptanceValidator : AbstractValidator<WithdrawAcceptance>
{
    public WithdrawAcceptanceValidator(IStringLocalizer<ClosingText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why the acceptance is withdrawn: the host and the trainees read it"])
            .MaximumLength(AttendanceDispute.TextMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", AttendanceDispute.TextMaxLength]);
}

internal sealed class WithdrawAcceptanceHandler(
    ClosingAccess access,
    AcceptanceWithdrawal withdrawal,
    Countersigning countersigning,
    IStringLocalizer<ClosingText> text
) : IRequestHandler<WithdrawAcceptance, Guid>
{
    public async Task<Guid> Handle(WithdrawAcceptance command, CancellationToken cancellationToken)
    {
        var gathering = await access.FindAsync(command.GatheringId, cancellationToken);
        await access.GuardReviewerAsync(gathering, cancellationToken);
        if (gathering.Version != command.Version)
            throw new DbUpdateConcurrencyException("It has changed since it was shown.");
        var (certified, others, _) = await withdrawal.ClassesAsync(gathering, cancellationToken);
        var faults = new List<ValidationFailure>();
        if (certified.Count > 0 && command.Certified is null)
            faults.Add(new(nameof(command.Certified), text["Choose what becomes of the hours of people with a certificate"]));
        if (others.Count > 0 && command.Others is null)
            faults.Add(new(nameof(command.Others), text["Choose what becomes of the hours of people without a certificate"]));
        if (faults.Count > 0)
            throw new ValidationException(faults);
        return await countersigning.ProposeAsync(
            AcceptanceWithdrawal.Name,
            access.KindOf(gathering),
            gathering.Id,
            gathering.Title,
            access.Of(gathering).PapersLink(gathering.Id),
            new AcceptanceWithdrawalForm(
                certified.Count > 0 ? command.Certified : null,
                others.Count > 0 ? command.Others : null,
                command.Reason!.Trim()
            ),
            cancellationToken
        );
    }
}
