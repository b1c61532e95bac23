using KnowledgeUpdate.Domain.Certificates;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>Asks for the look-up code of a certificate.</summary>
public sealed class IndexModel : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }

    public IActionResult OnGet() => string.IsNullOrWhiteSpace(Code) ? Page() : RedirectToPage("Answer", new { code = Uri.EscapeDataString(VerificationCode.Normalise(Code) is { Length: > 0 and <= 40 } c ? c : "-") });
}
