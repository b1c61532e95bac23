using FluentValidation;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Refuses incomplete input before anything is changed.</summary>
internal sealed class ValidationBehaviour<TRequest, TResult>(
    IEnumerable<IValidator<TRequest>> validators,
    IStringLocalizer<SharedText> text,
    Actor actor
) : IPipelineBehavior<TRequest, TResult>
    where TRequest : IRequest<TResult>
{
    private static readonly bool IsCommand = typeof(TRequest)
        .GetInterfaces()
        .Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>));

    public async Task<TResult> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResult> next)
    {
        var failures = new List<FluentValidation.Results.ValidationFailure>();
        foreach (var validator in validators)
            failures.AddRange((await validator.ValidateAsync(request, cancellationToken)).Errors);
        if (IsCommand)
            failures.AddRange(ReadingOrder.FaultsOf(request, text));
        var isUnread = actor.IsFormUnread && IsCommand;
        return failures.Count == 0 && !isUnread ? await next() : throw new ValidationException(failures);
    }
}
