using System.Diagnostics;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages;

/// <summary>Says what happened, what is safe, what to do and whom to call.</summary>
[IgnoreAntiforgeryToken]
[NoPostKey]
public sealed class ErrorModel(Actor actor) : PageModel
{
    public ProblemView Problem { get; private set; } = new(500);

    public bool IsSignedIn => actor.UserId is not null;

    public IActionResult OnGet(int status) => Show(status);

    public IActionResult OnPost(int status) => Show(status);

    private PageResult Show(int status)
    {
        Response.StatusCode = status is >= 400 and < 600 ? status : 500;
        var reference = status == 500 ? (Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier)[..12].ToUpperInvariant() : null;
        Problem = new ProblemView(status, reference, HttpContext.Items[ProblemPage.MessageItem] as string, Telephone: actor.Tenant?.Telephone);
        return Page();
    }
}
