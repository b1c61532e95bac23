using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Shows what Identity refuses beside the field.</summary>
internal static class IdentityAnswers
{
    /// <summary>The policy's own sentences are marked where it says them.</summary>
    [return: Sentence]
    private static string KeyOf(IdentityError fault) => fault.Code;

    /// <summary>Refuses a new password that the policy rejects or whose repetition differs.</summary>
    public static void OrRefuse(this IdentityResult result, string? password, string? again, IStringLocalizer<AccountsText> text)
    {
        if (result.Errors.FirstOrDefault(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) is not null)
            throw Faults.Beside("UserName", text["This user name is taken. Choose another."]);
        if (result.Errors.FirstOrDefault() is { } fault)
            throw Faults.Beside("New", text[KeyOf(fault), fault.Description]);
        if (password != again)
            throw Faults.Beside("Again", text["Enter the same password again"]);
    }
}
