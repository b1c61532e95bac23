using KnowledgeUpdate.Domain.Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>Asks for the look-up code of a certificate.</summary>
public sealed class IndexModel : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }

    /// <summary>Leads to the answer; what cannot stand in an address cannot be a code either.</summary>
    public IActionResult OnGet()
    {
        if (string.IsNullOrWhiteSpace(Code))
            return Page();
        var code = string.Concat(VerificationCode.Normalise(Code).Where(char.IsAsciiLetterOrDigit).Take(40));
        return RedirectToPage("Answer", new { code = code.Length > 0 ? code : "-" });
    }
}
