using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>The framework's own binding messages in the portal's words.</summary>
internal static class BindingWords
{
    public static void Set(DefaultModelBindingMessageProvider provider)
    {
        provider.SetValueMustNotBeNullAccessor(_ => Text("Fill in this field", "填写此项"));
        provider.SetAttemptedValueIsInvalidAccessor(
            (value, _) => string.Format(Text("Choose one of the values offered, not “{0}”", "选择列出的值，“{0}”不在其中"), value)
        );
        provider.SetValueIsInvalidAccessor(value =>
            string.Format(Text("Choose one of the values offered, not “{0}”", "选择列出的值，“{0}”不在其中"), value)
        );
        provider.SetMissingBindRequiredValueAccessor(_ => Text("Fill in this field", "填写此项"));
    }

    private static string Text(string en, string zh) =>
        CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? zh : en;
}
