using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Sends a code to whoever forgot a password: to the account's telephone, else to its address. The answer is the same whether there is such
/// an account or not.
/// </summary>
/// <returns>The proof to be completed with the code.</returns>
[Public]
public sealed record SendResetCode(string? Name) : ICommand<Guid>;

internal sealed class SendResetCodeValidator : AbstractValidator<SendResetCode>
{
    public SendResetCodeValidator(IStringLocalizer<AccountsText> text) =>
        RuleFor(c => c.Name)
            .NotEmpty()
            .WithMessage(_ => text["Enter your user name or telephone"])
            .MaximumLength(64)
            .WithMessage(_ => text["Enter your user name or telephone"]);
}

internal sealed class SendResetCodeHandler(PortalDbContext db, ContactCodes codes, Notifier notifier) : IRequestHandler<SendResetCode, Guid>
{
    public async Task<Guid> Handle(SendResetCode command, CancellationToken cancellationToken)
    {
        var name = Characters.Narrow(command.Name).ToUpperInvariant();
        var user = await db.Users.AsNoTracking().Where(u => u.EndedAt == null).FindByNameAsync(name, cancellationToken);
        var proof = await codes.BeginAsync(ProofPurpose.Reset, name, user?.Id, nameof(command.Name), cancellationToken);
        if (user?.Phone is { } phone && notifier.SendsTexts)
            codes.SendToPhone(proof, phone);
        else if (user?.Email is { } email)
            codes.SendByMail(proof, email);
        return proof.Id;
    }
}
