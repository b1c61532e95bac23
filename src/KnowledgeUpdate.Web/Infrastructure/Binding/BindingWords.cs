using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>The framework's own binding messages in the portal's words.</summary>
internal static class BindingWords
{
    public static void Set(DefaultModelBindingMessageProvider provider)
    {
        provider.SetValueMustNotBeNullAccessor(_ => Text("Fill in this field", "填写此项"));
        provider.SetAttemptedValueIsInvalidAccessor((value, _) => NotOffered(value));
        provider.SetValueIsInvalidAccessor(NotOffered);
        provider.SetMissingBindRequiredValueAccessor(_ => Text("Fill in this field", "填写此项"));
    }

    private static string NotOffered(string value) =>
        Text($"Choose one of the values offered, not “{value}”", $"选择列出的值，“{value}”不在其中");

    private static string Text(string en, string zh) =>
        CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? zh : en;
}
