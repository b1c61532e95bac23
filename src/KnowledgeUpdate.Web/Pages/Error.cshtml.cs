using System.Diagnostics;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace KnowledgeUpdate.Web.Pages;

/// <summary>Says what happened, what is safe, what to do and whom to call.</summary>
[IgnoreAntiforgeryToken]
[NoPostKey]
public sealed class ErrorModel(Actor actor, PortalText text, IOptions<FormOptions> forms) : PageModel
{
    public ProblemView Problem { get; private set; } = new(500);

    public bool IsSignedIn => actor.UserId is not null;

    public IActionResult OnGet() => Show();

    public IActionResult OnPost() => Show();

    /// <summary>The status comes from the route itself: a form that is too large to be read binds no argument.</summary>
    private PageResult Show()
    {
        // Opened by its own address, it has no failure to report.
        var isOfItself =
            HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null;
        var status =
            isOfItself ? StatusCodes.Status404NotFound
            : int.TryParse(RouteData.Values["status"]?.ToString(), out var asked) ? asked
            : 500;
        var most = HttpContext.Items[LargeUploadAttribute.MostItem] as long?;
        if (status is 400 or 413 && Request.ContentLength > (most ?? forms.Value.MultipartBodyLengthLimit))
            HttpContext.Items[ProblemPage.MessageItem] = text[
                "What you sent is too large to be read. A file may have at most {0} MB: make it smaller or split it.",
                (most ?? Domain.Files.Attachment.MaxSize) >> 20
            ];
        Response.StatusCode = status is >= 400 and < 600 ? status : 500;
        var reference =
            status == 500 ? (Activity.Current?.TraceId.ToHexString() ?? HttpContext.TraceIdentifier)[..12].ToUpperInvariant() : null;
        Problem = new ProblemView(
            status,
            reference,
            HttpContext.Items[ProblemPage.MessageItem] as string,
            Telephone: actor.Tenant?.Telephone
        );
        return Page();
    }
}
