using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>
/// Sends a code to the telephone that is to replace one's own. The password is asked for: a session left open changes nothing.
/// </summary>
/// <returns>The proof to be completed with the code.</returns>
[SignedIn]
public sealed record SendPhoneCode(string? Phone, string? Password) : ICommand<PhoneCodeAnswer>;

/// <summary>What came of it. A wrong password is counted, so it is an answer and no exception.</summary>
/// <param name="Proof">The proof to be completed with the code; null: the password was wrong.</param>
/// <param name="WaitUntil">No further try before this instant.</param>
public sealed record PhoneCodeAnswer(Guid? Proof, DateTimeOffset? WaitUntil = null);

internal sealed class SendPhoneCodeHandler(
    PortalDbContext db,
    Actor actor,
    UserManager<User> users,
    Tries tries,
    ContactCodes codes,
    Notifier notifier,
    IStringLocalizer<AccountsText> text
) : IRequestHandler<SendPhoneCode, PhoneCodeAnswer>
{
    public async Task<PhoneCodeAnswer> Handle(SendPhoneCode command, CancellationToken cancellationToken)
    {
        codes.DemandTexts();
        var phone = PhoneNumber.Normalise(command.Phone);
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == actor.Me, cancellationToken);
        if (!PhoneNumber.IsMobile(phone))
            throw Fault("Phone", text["Enter a mobile number of 11 digits: you sign in with it"]);
        if (phone == user.Phone)
            throw Fault("Phone", text["This is your telephone number already"]);
        TryLimit[] limits = [tries.OfConfirming()];
        await tries.HoldAsync(limits[0], cancellationToken);
        if (await tries.WaitAsync(limits, cancellationToken) is { } wait)
            return new PhoneCodeAnswer(null, wait);
        if (!await users.CheckPasswordAsync(user, command.Password ?? ""))
            return new PhoneCodeAnswer(null, await tries.CountAsync(limits, cancellationToken));
        await tries.ForgetAsync(limits, cancellationToken);
        var proof = await codes.BeginAsync(ProofPurpose.ChangePhone, phone, user.Id, "Phone", cancellationToken);
        if (await db.Users.AnyAsync(u => u.Phone == phone || u.NormalizedUserName == phone, cancellationToken))
            notifier.WriteCode(phone, "此手机号已有账号，不能再绑定到别的账号。若不是你本人操作，不必理会。");
        else
            codes.SendToPhone(proof, phone);
        return new PhoneCodeAnswer(proof.Id);
    }

    private static ValidationException Fault(string field, string message) => new([new ValidationFailure(field, message)]);
}
