using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Numbers and dates as people type them with a Chinese keyboard: full width, spaces, thousands, 2027年6月14日.</summary>
internal sealed class ForgivingNumberBinder : IModelBinder
{
    /// <summary>The range of years accepted in dates; outside it, instants and periods would overflow.</summary>
    internal const int FirstYear = 1900,
        LastYear = 2199;

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
            context.ModelState.AddModelError(
                context.ModelName,
                context.HttpContext.RequestServices.GetRequiredService<PortalText>()[
                    type == typeof(DateOnly) ? "Enter a date as 2027-06-14, not “{0}”" : "Enter a number, not “{0}”",
                    value.FirstValue
                ]
            );
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
            return decimal.TryParse(
                number,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var amount
            )
                ? amount
                : null;
        var date = typed.Replace('年', '-').Replace('月', '-').Replace('/', '-').Replace('.', '-').TrimEnd('日');
        return
            DateOnly.TryParseExact(date, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= FirstYear and <= LastYear
            ? day
            : null;
    }
}
