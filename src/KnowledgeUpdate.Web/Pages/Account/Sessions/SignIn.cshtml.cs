using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.Extensions.Options;

namespace KnowledgeUpdate.Web.Pages.Account.Sessions;

/// <summary>Signs in by user name or telephone; in Development also by one click on a demo role.</summary>
[NoPostKey]
public sealed class SignInModel(IMediator mediator, IStringLocalizer<AccountsText> text, IOptions<DemoOptions> demo) : PageModel
{
    public sealed class InputModel
    {
        public string? Name { get; set; }

        public string? Password { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public IReadOnlyList<DemoAccount> DemoAccounts { get; private set; } = [];

    public bool IsDemo => demo.Value.Enabled;

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (demo.Value.Enabled)
            DemoAccounts = await mediator.Send(new ListDemoAccounts(), ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        if (string.IsNullOrWhiteSpace(Input.Name))
            ModelState.AddModelError("Input.Name", text["Enter your user name or telephone"]);
        if (string.IsNullOrEmpty(Input.Password))
            ModelState.AddModelError("Input.Password", text["Enter your password"]);
        if (!ModelState.IsValid)
            return Refused();

        var answer = await mediator.Send(new SignIn(Input.Name, Input.Password), ct);
        if (answer.Session is { } session)
            return await EnterAsync(session);
        ModelState.AddModelError(
            "Input.Password",
            answer.IsTemporaryOver
                    ? text[
                        "This temporary password has run out. Ask the administrator of your unit for another, or reset it under "
                            + "“Forgotten password”."
                    ]
                : answer.LockedUntil is { } until
                    ? text[
                        "Too many tries. Try again after {0}, or ask the administrator of your unit.",
                        BeijingTime.LocalOf(until).ToString("HH:mm")
                    ]
                : text["User name and password do not fit. Look at both again."]
        );
        return Refused();
    }

    public async Task<IActionResult> OnPostDemoAsync(string? name, CancellationToken ct) =>
        await EnterAsync(await mediator.Send(new SignInAsDemoUser(name), ct));

    private async Task<IActionResult> EnterAsync(SessionKey session)
    {
        await RequestActor.SignInAsync(HttpContext, session);
        return LocalRedirect(LocalAddress.Of(ReturnUrl, "/desk"));
    }

    private PageResult Refused()
    {
        Input.Password = null;
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
