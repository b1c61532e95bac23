using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Uses <see cref="NumberListBinder{T}"/> for lists whose fields may be empty.</summary>
internal sealed class NumberListBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(List<int?>) ? new NumberListBinder<int>(new ForgivingNumberBinder())
        : context.Metadata.ModelType == typeof(List<decimal?>) ? new NumberListBinder<decimal>(new ForgivingNumberBinder())
        : null;
}
