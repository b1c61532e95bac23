using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>Asks for the look-up code of a certificate.</summary>
public sealed class IndexModel(IStringLocalizer<CertificatesText> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    /// <summary>Goes to the answer; a typing mistake is reported here, where it can be corrected.</summary>
    public IActionResult OnGet()
    {
        var code = VerificationCode.Normalise(Code);
        if (VerificationCode.IsWellFormed(code))
            return RedirectToPage("Answer", new { code });
        if (Request.Query.ContainsKey("code"))
            ModelState.AddModelError(
                nameof(Code),
                code.Length == 0
                    ? text["Enter the look-up code"]
                    : text["This is no look-up code: a character is missing or mistyped. Compare it with the paper."]
            );
        return Page();
    }
}
