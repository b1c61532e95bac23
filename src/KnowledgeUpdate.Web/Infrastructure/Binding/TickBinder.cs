using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// A tick box. A value that is neither true nor false is reported and the box is drawn unticked, since such a value cannot be shown again.
/// </summary>
internal sealed class TickBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext context)
    {
        var value = context.ValueProvider.GetValue(context.ModelName);
        if (value == ValueProviderResult.None)
            return Task.CompletedTask;
        var typed = value.FirstValue?.Trim() ?? "";
        if (typed.Length == 0 && Nullable.GetUnderlyingType(context.ModelType) is not null)
        {
            context.ModelState.SetModelValue(context.ModelName, value);
            context.Result = ModelBindingResult.Success(null);
            return Task.CompletedTask;
        }

        var isKnown = bool.TryParse(typed, out var ticked) || typed.Length == 0;
        if (!isKnown && typed.Equals("on", StringComparison.OrdinalIgnoreCase))
            isKnown = ticked = true;
        var drawn = ticked ? "true" : "false";
        context.ModelState.SetModelValue(context.ModelName, drawn, drawn);
        if (isKnown)
            context.Result = ModelBindingResult.Success(ticked);
        else
            context.ModelState.AddModelError(
                context.ModelName,
                context.ModelMetadata.ModelBindingMessageProvider.ValueIsInvalidAccessor(value.FirstValue!)
            );
        return Task.CompletedTask;
    }
}
