using System.Reflection;
using FluentValidation;
using KnowledgeUpdate.Application.Pipeline;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Stores the page's model and the name of the submitted form for <see cref="ErrorFilter"/>, and the key of the POST for the command.
/// </summary>
internal sealed class PageKeeper(Actor actor, PortalText text, MediatR.IMediator mediator) : IAsyncPageFilter
{
    public const string Item = "page-model";

    /// <summary>Item with the name of the form, see <see cref="SentFormAttribute"/>.</summary>
    public const string FormItem = "sent-form";

    private const string KeyField = "__key";

    /// <summary>Field of the password that is typed again to confirm an act.</summary>
    private const string ConfirmField = Pages.Account.Sessions.ConfirmModel.PasswordField;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        context.HttpContext.Items[Item] = context.HandlerInstance;
        context.HttpContext.Items[FormItem] = context.HandlerMethod?.MethodInfo.GetCustomAttribute<SentFormAttribute>()?.Name;
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && !await IsReadableAsync(context.HttpContext.Request))
        {
            context.HttpContext.Items[ProblemPage.MessageItem] = text[
                "What was sent cannot be read: it is cut, too long, or holds a character that no text has (NUL). Type it again."
            ];
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }

        if (
            !HttpMethods.IsPost(context.HttpContext.Request.Method)
            || context.HandlerInstance.GetType().IsDefined(typeof(NoPostKeyAttribute), true)
        )
        {
            await next();
            return;
        }

        if (!context.HttpContext.Request.HasFormContentType || !Guid.TryParse(context.HttpContext.Request.Form[KeyField], out var key))
        {
            context.HttpContext.Items[ProblemPage.MessageItem] = text["This form lacks its key. Open the page again."];
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }

        (actor.PostKey, actor.PostFingerprint) = (key, Fingerprint(context.HttpContext.Request));
        actor.IsFormUnread = context.ModelState.Values.Any(v =>
            v is { ValidationState: ModelValidationState.Invalid, AttemptedValue.Length: > 0 }
        );
        var done = await next();
        actor.IsFormUnread = false;
        // A key that no command took stands for nothing that was done.
        if (done.Exception is null && actor.PostKey is null && LocationOf(context, done.Result) is { } location)
            await mediator.Send(new RecordAnswer(key, location), CancellationToken.None);
    }

    private static async Task<bool> IsReadableAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            return true;
        try
        {
            return !(await request.ReadFormAsync(request.HttpContext.RequestAborted)).Any(f =>
                f.Key.Contains('\0', StringComparison.Ordinal) || f.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true)
            );
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static string? LocationOf(PageHandlerExecutingContext context, IActionResult? result)
    {
        var url = context
            .HttpContext.RequestServices.GetRequiredService<Microsoft.AspNetCore.Mvc.Routing.IUrlHelperFactory>()
            .GetUrlHelper(context);
        return result switch
        {
            RedirectResult redirect => redirect.Url,
            LocalRedirectResult local => local.Url,
            RedirectToPageResult page => url.Page(
                page.PageName,
                page.PageHandler,
                page.RouteValues,
                page.Protocol,
                page.Host,
                page.Fragment
            ),
            _ => null,
        };
    }

    private static string Fingerprint(HttpRequest request)
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(request.Path + request.QueryString));
        foreach (
            var (name, values) in request
                .Form.Where(f => f.Key is not ("__RequestVerificationToken" or KeyField or ConfirmField))
                .OrderBy(f => f.Key, StringComparer.Ordinal)
        )
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"\n{name}={values}"));
        foreach (var file in request.Form.Files)
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"\n{file.Name}:{file.FileName}:{file.Length}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
