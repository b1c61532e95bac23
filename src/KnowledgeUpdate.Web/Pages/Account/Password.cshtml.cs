using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Infrastructure;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Account;

/// <summary>Changes one's own password.</summary>
public sealed class PasswordModel(IMediator mediator, Actor actor) : PageModel
{
    /// <summary>What is typed.</summary>
    public sealed class InputModel
    {
        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }

    [BindProperty] public InputModel Input { get; set; } = new();

    public bool IsForced => actor.MustChangePassword;

    public IActionResult OnGet() => actor.UserId is null ? LocalRedirect("/account/sign-in?returnUrl=/account/password") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var session = await mediator.Send(new ChangePassword(Input.Current, Input.New, Input.Again), ct);
        await RequestActor.SignInAsync(HttpContext, session);
        return LocalRedirect("/desk");
    }
}
