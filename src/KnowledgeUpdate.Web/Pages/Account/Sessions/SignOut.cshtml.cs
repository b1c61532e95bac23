using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Authentication;

namespace KnowledgeUpdate.Web.Pages.Account.Sessions;

/// <summary>Ends the session; the browser forgets what it stored.</summary>
[NoPostKey]
public sealed class SignOutModel(IMediator mediator, Actor actor) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (actor.UserId is not null)
            await mediator.Send(new EndSession(null), ct);
        await HttpContext.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return LocalRedirect("/");
    }
}
