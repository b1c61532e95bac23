using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// Every <c>&lt;form method="post"&gt;</c> gets a fresh idempotency key in the hidden field <see cref="KeyField"/>, so that a form sent
/// twice is carried out once, an antiforgery token also where <c>action</c> is written out, and <c>novalidate</c>: the server's messages
/// explain the rule and who can help, which the browser's cannot. <c>ku-key="false"</c> leaves the key out.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    /// <summary>Name of the hidden field.</summary>
    public const string KeyField = "__key";

    /// <summary>After the framework's own form tag helper.</summary>
    public override int Order => 1000;

    /// <summary>Whether the form carries a key.</summary>
    public bool KuKey { get; set; } = true;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute(new TagHelperAttribute("novalidate", null, HtmlAttributeValueStyle.Minimized));

        // A new key each time the form is drawn, even after an error: sending the corrected form is a new attempt.
        if (KuKey)
            output.PostContent.AppendHtml(FormParts.Hidden(KeyField, Guid.NewGuid().ToString("N")));

        // The framework leaves the token out of forms with a written action, which might be another site's. Ours begin with "/".
        var action = context.AllAttributes["action"]?.Value?.ToString();
        if (
            action is ['/', .. var rest]
            && !rest.StartsWith('/')
            && !context.AllAttributes.ContainsName("asp-antiforgery")
            && generator.GenerateAntiforgery(ViewContext) is { } token
        )
        {
            output.PostContent.AppendHtml(token);
        }
    }
}
