using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Uses <see cref="ForgivingNumberBinder"/> for whole numbers, amounts and dates.</summary>
internal sealed class ForgivingNumberBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.BindingInfo.BindingSource is null || context.BindingInfo.BindingSource.CanAcceptDataFrom(BindingSource.Form)
            ? (Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType) switch
            {
                var t when t == typeof(int) || t == typeof(short) || t == typeof(decimal) || t == typeof(DateOnly) =>
                    new ForgivingNumberBinder(),
                _ => null,
            }
            : null;
}
