using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// A list of numbers, each in its own field: a missing or invalid number leaves a gap, and those after it keep their places.
/// </summary>
/// <remarks>The framework's own binder stops at the first index that does not bind, and the answers after it would be lost.</remarks>
internal sealed class NumberListBinder<T>(IModelBinder element) : IModelBinder
    where T : struct
{
    /// <summary>No form has more fields in one list.</summary>
    private const int Most = 1_000;

    public async Task BindModelAsync(ModelBindingContext context)
    {
        var fields = context.ValueProvider is IEnumerableValueProvider provider
            ? provider.GetKeysFromPrefix(context.ModelName)
            : new Dictionary<string, string>();
        var indices = fields.Keys.Select(k => int.TryParse(k, out var at) && at < Most ? at : -1).Where(at => at >= 0).ToList();
        if (indices.Count == 0)
            return;
        var list = new List<T?>();
        for (var at = 0; at <= indices.Max(); at++)
        {
            var name = ModelNames.CreateIndexModelName(context.ModelName, at);
            using (context.EnterNestedScope(context.ModelMetadata.ElementMetadata!, name, name, null))
            {
                await element.BindModelAsync(context);
                list.Add(context.Result is { IsModelSet: true, Model: T bound } ? bound : null);
            }
        }

        context.Result = ModelBindingResult.Success(list);
    }
}
