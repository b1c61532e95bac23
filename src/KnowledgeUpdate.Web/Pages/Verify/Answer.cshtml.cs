using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>The answer for a look-up code: one of six, with every fact printed on the certificate.</summary>
/// <remarks>
/// The form has neither an antiforgery token nor a key of its own: it changes nothing and belongs to nobody, and a page that is kept is the
/// same for everybody.
/// </remarks>
[IgnoreAntiforgeryToken, NoPostKey]
[EnableRateLimiting(VerificationLimits.Policy), OutputCache(PolicyName = KeptAnswers.Policy)]
public sealed class AnswerModel(IMediator mediator) : PageModel
{
    public CertificateVerdict Verdict { get; private set; } = null!;

    /// <summary>The name as typed from the paper; it never stands in an address.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>How it compares; null: nothing was typed yet.</summary>
    public NameComparison? Compared { get; private set; }

    public async Task OnGetAsync(string code, CancellationToken ct)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        Verdict = await mediator.Send(new VerifyCertificate(code), ct);
        if (Verdict.Answer == CertificateAnswer.NeverIssued)
        {
            HttpContext.LookUpMissed();
            HttpContext.DoNotKeep();
        }
    }

    public async Task OnPostAsync(string code, CancellationToken ct)
    {
        await OnGetAsync(code, ct);
        Response.Headers.CacheControl = "no-store";
        Compared = await mediator.Send(new CompareCertificateName(code, Name), ct);
    }
}
