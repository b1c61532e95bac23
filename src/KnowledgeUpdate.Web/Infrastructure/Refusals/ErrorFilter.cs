using FluentValidation;
using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Web.Face;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Turns refusals of use cases into answers: the same page as filled in, with the message beside the field or at the top. Pages themselves
/// catch nothing.
/// </summary>
internal sealed class ErrorFilter(
    PortalText text,
    Actor actor,
    ConflictReader conflicts,
    MediatR.IMediator mediator,
    RefusedRequests refused
) : IAsyncExceptionFilter, IOrderedFilter
{
    public int Order => 100;

    public async Task OnExceptionAsync(ExceptionContext context)
    {
        switch (context.Exception)
        {
            case ValidationException invalid:
                var form = context.HttpContext.Items[PageKeeper.FormItem] as string ?? SentFormAttribute.Usual;
                foreach (var failure in invalid.Errors)
                    Add(context.ModelState, $"{form}.{failure.PropertyName}", failure.ErrorMessage);
                Again(context, StatusCodes.Status400BadRequest);
                break;
            case RuleException rule:
                context.ModelState.AddModelError("", text.Of(rule));
                Again(context, StatusCodes.Status409Conflict);
                break;
            case DbUpdateConcurrencyException:
                context.HttpContext.Items[ConflictSides.Item] = conflicts.Found;
                context.ModelState.AddModelError(
                    "",
                    text[
                        conflicts.Found is { IsGone: true }
                            ? "This record was removed after you opened it. Nothing of yours was saved."
                            : "This record has changed since you opened it. Nothing of yours was saved, and what you typed is kept."
                    ]
                );
                Again(context, StatusCodes.Status409Conflict);
                break;
            case ReconfirmException:
                // The browser sends the form to the page that asks for the password, which keeps it.
                context.Result = new RedirectResult(
                    "/account/confirm?to="
                        + Uri.EscapeDataString(context.HttpContext.Request.Path + context.HttpContext.Request.QueryString),
                    permanent: false,
                    preserveMethod: true
                );
                break;
            case AlreadyDoneException done:
                context.Result = new RedirectResult(
                    await AnswerAsync(done) ?? context.HttpContext.Request.Path + context.HttpContext.Request.QueryString
                );
                break;
            case NotFoundException missing:
                await refused.RecordAsync(context.HttpContext, missing);
                context.Result = new StatusCodeResult(StatusCodes.Status404NotFound);
                break;
            case ForbiddenException when actor.UserId is null:
                context.Result = new RedirectResult(
                    "/account/sign-in?returnUrl="
                        + Uri.EscapeDataString(context.HttpContext.Request.Path + context.HttpContext.Request.QueryString)
                );
                break;
            case ForbiddenException forbidden:
                await refused.AccessAsync(context.HttpContext, forbidden);
                context.HttpContext.Items[ProblemPage.MessageItem] = text.Of(forbidden);
                context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
                break;
            default:
                return;
        }

        context.ExceptionHandled = true;
    }

    /// <summary>A value that could not be read already has a message; a second one saying that it is missing would not help.</summary>
    private static void Add(ModelStateDictionary state, string key, string message)
    {
        if (
            !state.TryGetValue(key, out var entry)
            || entry is not { ValidationState: ModelValidationState.Invalid, AttemptedValue.Length: > 0 }
        )
            state.AddModelError(key, message);
    }

    /// <summary>
    /// After a double click the second request may arrive before the first has its answer: it waits for that, two seconds at most.
    /// </summary>
    private async Task<string?> AnswerAsync(AlreadyDoneException done)
    {
        var location = done.Location;
        for (var tries = 0; location is null && tries < 20; tries++)
        {
            await Task.Delay(100);
            location = await mediator.Send(new FindAnswer(done.Key));
        }

        return location;
    }

    /// <summary>Shows the page again if it was loaded; otherwise the problem page shows the message.</summary>
    private static void Again(ExceptionContext context, int status)
    {
        if (
            context.ActionDescriptor is not CompiledPageActionDescriptor
            || context.HttpContext.Items[PageKeeper.Item] is not PageModel model
            || context.HttpContext.Request.Method != HttpMethods.Post
            || context.Exception.Data.Contains(Refusals.OfQuery)
        )
        {
            context.HttpContext.Items[ProblemPage.MessageItem] = string.Join(
                " ",
                context.ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage)
            );
            context.Result = new StatusCodeResult(status);
            return;
        }

        context.Result = new PageResult
        {
            StatusCode = status,
            ViewData = new ViewDataDictionary(
                context.HttpContext.RequestServices.GetRequiredService<IModelMetadataProvider>(),
                context.ModelState
            )
            {
                Model = model,
            },
        };
    }
}
