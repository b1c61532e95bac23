using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Account.Passwords;

/// <summary>Changes the telephone number of the reader's own account, confirmed by a code.</summary>
[NoPostKey]
public sealed class PhoneModel(IMediator mediator, Actor actor, ITextGateway texts, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Phone { get; set; }

        public string? Password { get; set; }

        public Guid? ProofId { get; set; }

        public string? Code { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Codes can be sent at all.</summary>
    public bool SendsTexts => texts.IsOffered;

    public void OnGet() => _ = actor.Me;

    public async Task<IActionResult> OnPostCodeAsync(CancellationToken ct)
    {
        var answer = await mediator.Send(new SendPhoneCode(Input.Phone, Input.Password), ct);
        if (answer.Proof is null)
        {
            ModelState.AddModelError(
                "Input.Password",
                answer.WaitUntil is { } until
                    ? text[
                        "Too many tries. Try again after {0}, or ask the administrator of your unit.",
                        Domain.Common.BeijingTime.LocalOf(until).ToString("HH:mm")
                    ]
                    : text["Enter the password you have now"]
            );
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return Page();
        }

        Input.ProofId = answer.Proof;
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

        var session = await mediator.Send(new ChangePhone(Input.ProofId), ct);
        await RequestActor.SignInAsync(HttpContext, session);
        TempData["Done"] = text["Your telephone is changed. You sign in with it from now on."].Value;
        return LocalRedirect("/account");
    }
}
