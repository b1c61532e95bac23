using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Uses <see cref="TickBinder"/> for every yes or no that a form or an address carries.</summary>
internal sealed class TickBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        (Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType) == typeof(bool)
        && (
            context.BindingInfo.BindingSource is null
            || context.BindingInfo.BindingSource.CanAcceptDataFrom(BindingSource.Form)
            || context.BindingInfo.BindingSource.CanAcceptDataFrom(BindingSource.Query)
        )
            ? new TickBinder()
            : null;
}
