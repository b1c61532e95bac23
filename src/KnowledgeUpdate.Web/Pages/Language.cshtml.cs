using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Localization;

namespace KnowledgeUpdate.Web.Pages;

/// <summary>Remembers the reader's language.</summary>
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet(string? culture, string? returnUrl)
    {
        var chosen = culture == "en" ? "en" : "zh-CN";
        Response.Cookies.Append(
            "ku-language",
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                IsEssential = true,
            }
        );
        return LocalRedirect(LocalAddress.Of(returnUrl, "/"));
    }
}
