using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Sends a code to a telephone before an account is opened with it. The answer is the same whether an account has the number or not; its
/// holder is told by the message.
/// </summary>
/// <returns>The proof to be completed with the code.</returns>
[Public]
public sealed record SendRegistrationCode(string? Phone) : ICommand<Guid>;

internal sealed class SendRegistrationCodeValidator : AbstractValidator<SendRegistrationCode>
{
    public SendRegistrationCodeValidator(IStringLocalizer<AccountsText> text) =>
        RuleFor(c => c.Phone)
            .Must(p => PhoneNumber.IsMobile(PhoneNumber.Normalise(p)))
            .WithMessage(_ => text["Enter a mobile number of 11 digits: you sign in with it"]);
}

internal sealed class SendRegistrationCodeHandler(PortalDbContext db, ContactCodes codes, Notifier notifier)
    : IRequestHandler<SendRegistrationCode, Guid>
{
    public async Task<Guid> Handle(SendRegistrationCode command, CancellationToken cancellationToken)
    {
        codes.DemandTexts();
        var phone = PhoneNumber.Normalise(command.Phone);
        var proof = await codes.BeginAsync(ProofPurpose.Register, phone, null, nameof(command.Phone), cancellationToken);
        if (await db.Users.AnyAsync(u => u.Phone == phone || u.NormalizedUserName == phone, cancellationToken))
            notifier.WriteCode(phone, "此手机号已有账号，请直接登录；忘记密码的，在登录页找回。若不是你本人操作，不必理会。");
        else
            codes.SendToPhone(proof, phone);
        return proof.Id;
    }
}
