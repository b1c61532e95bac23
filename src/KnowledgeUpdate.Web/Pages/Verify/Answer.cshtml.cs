using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.RateLimiting;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>The answer for a look-up code: one of six, with every fact printed on the certificate.</summary>
[EnableRateLimiting(VerificationLimits.Policy), OutputCache(PolicyName = KeptAnswers.Policy)]
public sealed class AnswerModel(IMediator mediator) : PageModel
{
    public CertificateVerdict Verdict { get; private set; } = null!;

    public async Task OnGetAsync(string code, CancellationToken ct)
    {
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex";
        Verdict = await mediator.Send(new VerifyCertificate(code), ct);
        if (Verdict.Answer == CertificateAnswer.NeverIssued)
            HttpContext.DoNotKeep();
    }
}
