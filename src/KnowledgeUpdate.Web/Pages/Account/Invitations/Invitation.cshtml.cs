using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Account.Invitations;

/// <summary>Accepts an invitation: opens an account, or joins with the one signed in.</summary>
public sealed class InvitationModel(IMediator mediator, Actor actor, IStringLocalizer<AccountsText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? UserName { get; set; }

        public string? Phone { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public InvitationOffer Offer { get; private set; } = null!;

    public bool IsSignedIn => actor.UserId is not null;

    public async Task OnGetAsync(string secret, CancellationToken ct)
    {
        // The address is a secret and must not leak to pages that this one links to.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Offer = await mediator.Send(new GetInvitation(secret), ct);
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken ct)
    {
        await OnGetAsync(secret, ct);
        var session = await mediator.Send(new AcceptInvitation(secret, Input.UserName, Input.Phone, Input.New, Input.Again), ct);
        await RequestActor.SignInAsync(HttpContext, session);
        return Welcome();
    }

    public async Task<IActionResult> OnPostJoinAsync(string secret, CancellationToken ct)
    {
        await OnGetAsync(secret, ct);
        await mediator.Send(new JoinByInvitation(secret), ct);
        return Welcome();
    }

    private LocalRedirectResult Welcome()
    {
        TempData["Done"] = text["You have joined {0}.", Offer.Unit].Value;
        return LocalRedirect("/account");
    }
}
