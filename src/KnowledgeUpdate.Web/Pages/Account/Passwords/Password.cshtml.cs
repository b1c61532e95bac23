using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Account.Passwords;

/// <summary>Changes the reader's own password.</summary>
public sealed class PasswordModel(IMediator mediator, Actor actor, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsForced => actor.MustChangePassword;

    public IActionResult OnGet() => actor.UserId is null ? LocalRedirect("/account/sign-in?returnUrl=/account/password") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new ChangePassword(Input.Current, Input.New, Input.Again), ct);
        if (answer.Session is { } session)
        {
            await RequestActor.SignInAsync(HttpContext, session);
            return LocalRedirect("/desk");
        }

        ModelState.AddModelError(
            $"{nameof(Input)}.{nameof(Input.Current)}",
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
