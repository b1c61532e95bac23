using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Account;

/// <summary>Switches the membership acted in.</summary>
[NoPostKey]
public sealed class ActAsModel(IMediator mediator, Actor actor) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/desk");

    public async Task<IActionResult> OnPostAsync(Guid membershipId, string? returnUrl, CancellationToken ct)
    {
        var membership = await mediator.Send(new Application.Accounts.ActAs(membershipId), ct);
        await RequestActor.ActAsAsync(HttpContext, actor.Tenant!.Id, membership);
        return LocalRedirect(LocalAddress.Of(returnUrl, "/desk"));
    }
}
