using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Account.Sessions;

/// <summary>
/// Asks for the password again before an important act. The submitted form is kept here unchanged, and the browser sends it on afterwards.
/// No script is needed.
/// </summary>
[NoPostKey]
public sealed class ConfirmModel(IMediator mediator, Actor actor, IStringLocalizer<AccountsText> text) : PageModel
{
    /// <summary>Name of the password field; no other form has a field of this name.</summary>
    public const string PasswordField = nameof(ConfirmPassword);

    private const string TokenField = "__RequestVerificationToken",
        FilesField = "__files";

    public string? ConfirmPassword => null;

    /// <summary>Where the form goes.</summary>
    public string Target { get; private set; } = "/desk";

    /// <summary>The fields of the form.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Kept { get; private set; } = [];

    /// <summary>Whether the form had a file, which a page cannot keep.</summary>
    public bool HasFiles { get; private set; }

    public IActionResult OnGet() => LocalRedirect(actor.UserId is null ? "/account/sign-in" : "/account");

    public async Task<IActionResult> OnPostAsync(string? to, CancellationToken ct)
    {
        _ = actor.Me;
        Target = LocalAddress.Of(to, "/desk");
        HasFiles = Request.Form.Files.Count > 0 || Request.Form.ContainsKey(FilesField);
        Kept =
        [
            .. Request
                .Form.Where(f => f.Key is not (PasswordField or TokenField or FilesField))
                .SelectMany(f => f.Value.Select(v => new KeyValuePair<string, string?>(f.Key, v))),
        ];
        if (HasFiles)
            Kept = [new(FilesField, "1")];
        if (!Request.Form.ContainsKey(PasswordField))
            return Page();

        var answer = await mediator.Send(new ConfirmSession(Request.Form[PasswordField]), ct);
        if (answer.IsConfirmed)
            return HasFiles ? LocalRedirect(Target.Split('?')[0]) : LocalRedirectPreserveMethod(Target);
        ModelState.AddModelError(
            PasswordField,
            answer.WaitUntil is { } until
                ? text[
                    "Too many tries. Try again after {0}, or ask the administrator of your unit.",
                    BeijingTime.LocalOf(until).ToString("HH:mm")
                ]
                : text["Enter the password you have now"]
        );
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
