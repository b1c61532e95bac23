using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Account.Passwords;

/// <summary>Sets a new password with a code sent to the telephone or e-mail address.</summary>
[NoPostKey]
public sealed class ForgottenModel(IMediator mediator, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Name { get; set; }

        public Guid? ProofId { get; set; }

        public string? Code { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() { }

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken ct)
    {
        Input.ProofId = await mediator.Send(new SendResetCode(Input.Name), ct);
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await mediator.Send(new TryContactCode(Input.ProofId, Input.Code), ct))
        {
            ModelState.AddModelError(
                "Input.Code",
                text["This is not the code, or it is too old. Look at the message again, or ask for a new code"]
            );
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        await mediator.Send(new ResetForgottenPassword(Input.ProofId, Input.New, Input.Again), ct);
        TempData["Done"] = text["Your password is set. Sign in with it."].Value;
        return LocalRedirect("/account/sign-in");
    }
}
