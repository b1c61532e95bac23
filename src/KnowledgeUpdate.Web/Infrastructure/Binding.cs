using System.Globalization;
using KnowledgeUpdate.Domain.Common;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Numbers and dates as people type them with a Chinese keyboard: full width, spaces, thousands, 2027年6月14日.</summary>
internal sealed class ForgivingNumberBinder : IModelBinder
{
    /// <summary>Years of dates that mean something here: beyond them instants and periods overflow.</summary>
    internal const int FirstYear = 1900, LastYear = 2199;

    public Task BindModelAsync(ModelBindingContext context)
    {
        var value = context.ValueProvider.GetValue(context.ModelName);
        if (value == ValueProviderResult.None)
            return Task.CompletedTask;
        context.ModelState.SetModelValue(context.ModelName, value);
        var type = Nullable.GetUnderlyingType(context.ModelType) ?? context.ModelType;
        var typed = Characters.Narrow(value.FirstValue);
        if (typed.Length == 0)
        {
            if (Nullable.GetUnderlyingType(context.ModelType) is not null)
                context.Result = ModelBindingResult.Success(null);
            return Task.CompletedTask;
        }

        if (Parse(type, typed) is { } parsed)
            context.Result = ModelBindingResult.Success(parsed);
        else
            context.ModelState.AddModelError(context.ModelName, context.HttpContext.RequestServices.GetRequiredService<PortalText>()[type == typeof(DateOnly)
                ? "Enter a date as 2027-06-14, not “{0}”" : "Enter a number, not “{0}”", value.FirstValue]);
        return Task.CompletedTask;
    }

    private static object? Parse(Type type, string typed)
    {
        var number = typed.Replace(",", "", StringComparison.Ordinal);
        if (type == typeof(int))
            return int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        if (type == typeof(short))
            return short.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? small : null;
        if (type == typeof(decimal))
            return decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
        var date = typed.Replace('年', '-').Replace('月', '-').Replace('/', '-').Replace('.', '-').TrimEnd('日');
        return DateOnly.TryParseExact(date, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= FirstYear and <= LastYear ? day : null;
    }
}

/// <summary>Uses <see cref="ForgivingNumberBinder"/> for whole numbers, amounts and dates.</summary>
internal sealed class ForgivingNumberBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.BindingInfo.BindingSource is null || context.BindingInfo.BindingSource.CanAcceptDataFrom(BindingSource.Form)
            ? (Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType) switch
            {
                var t when t == typeof(int) || t == typeof(short) || t == typeof(decimal) || t == typeof(DateOnly) => new ForgivingNumberBinder(),
                _ => null,
            }
            : null;
}

/// <summary>The framework's own binding messages in the portal's words.</summary>
internal static class BindingWords
{
    public static void Set(DefaultModelBindingMessageProvider provider)
    {
        provider.SetValueMustNotBeNullAccessor(_ => Text("Fill in this field", "填写此项"));
        provider.SetAttemptedValueIsInvalidAccessor((value, _) => string.Format(Text("Choose one of the values offered, not “{0}”", "选择列出的值，“{0}”不在其中"), value));
        provider.SetValueIsInvalidAccessor(value => string.Format(Text("Choose one of the values offered, not “{0}”", "选择列出的值，“{0}”不在其中"), value));
        provider.SetMissingBindRequiredValueAccessor(_ => Text("Fill in this field", "填写此项"));
    }

    private static string Text(string en, string zh) => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? zh : en;
}
