using System.Globalization;

namespace KnowledgeUpdate.Web.Face;

/// <summary>A language of the portal, named in itself so that those who read it find it in either version.</summary>
public sealed record Language(string Culture, string Name)
{
    private static readonly Language Chinese = new("zh-CN", "中文");
    private static readonly Language English = new("en", "English");

    /// <summary>The language of this request, for the lang attribute.</summary>
    public static Language Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Chinese : English;

    /// <summary>The one to switch to.</summary>
    public static Language Other => Current == Chinese ? English : Chinese;

    /// <summary>The address that switches and comes back.</summary>
    public static string SwitchUrl(HttpRequest request) =>
        $"{request.PathBase}/language?culture={Other.Culture}&returnUrl="
        + $"{Uri.EscapeDataString(request.PathBase + request.Path + request.QueryString)}";
}
