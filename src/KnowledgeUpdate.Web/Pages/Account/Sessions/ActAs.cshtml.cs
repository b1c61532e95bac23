using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Account.Sessions;

/// <summary>Switches the membership in which the person acts.</summary>
[NoPostKey]
public sealed class ActAsModel(IMediator mediator) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/desk");

    public async Task<IActionResult> OnPostAsync(Guid membershipId, string? returnUrl, CancellationToken ct)
    {
        await mediator.Send(new Application.Accounts.ActAs(membershipId), ct);
        return LocalRedirect(LocalAddress.Of(returnUrl, "/desk"));
    }
}
