using System.Security.Claims;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Finds the tenant by the host name, then who acts by the session cookie, at every request anew.</summary>
public sealed class RequestActor(RequestDelegate next)
{
    private const string KeyClaim = "key";
    private const int LastPort = 65535;

    public async Task InvokeAsync(
        HttpContext http,
        TenantDirectory tenants,
        TenantScope scope,
        Actor actor,
        CurrentSession current,
        IMediator mediator
    )
    {
        if (http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        // An error page uses only what is already loaded: repeating the query that just failed would fail again.
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            actor.Tenant ??= tenants.Known(http.Request.Host.Host.ToLowerInvariant());
            await next(http);
            return;
        }

        // Links in letters include the port, so an impossible port is not an address of this portal.
        var tenant = http.Request.Host.Port is < 1 or > LastPort
            ? null
            : await tenants.FindAsync(http.Request.Host.Host.ToLowerInvariant(), http.RequestAborted);
        if (tenant is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await http.Response.WriteAsync("No programme answers at this address.");
            return;
        }

        (scope.Id, actor.Tenant, actor.From) = (tenant.Id, tenant, http.Connection.RemoteIpAddress?.ToString());
        actor.Device = DeviceWords.Of(http.Request.Headers.UserAgent);
        actor.BaseUrl = $"{http.Request.Scheme}://{http.Request.Host}";
        // A page of refusal runs through here a second time: the form's key is not for the commands of the way to it.
        actor.PostKey = null;
        if (http.User.Identity?.IsAuthenticated == true)
            await LoadAsync(http, actor, current, mediator);
        if (actor.MustChangePassword && !IsFree(http.Request.Path))
        {
            http.Response.Redirect("/account/password");
            return;
        }

        await next(http);
    }

    /// <summary>Writes the session cookie, which holds only the session's key.</summary>
    public static Task SignInAsync(HttpContext http, SessionKey key) =>
        http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            new ClaimsPrincipal(new ClaimsIdentity([new Claim(KeyClaim, key.Key)], CookieAuthenticationDefaults.AuthenticationScheme))
        );

    private static bool IsFree(PathString path) =>
        path == "/account/password"
        || path == "/account/sign-out"
        || path == "/account/sign-in"
        || path.StartsWithSegments("/error", StringComparison.Ordinal)
        || path.StartsWithSegments("/language", StringComparison.Ordinal);

    private static async Task LoadAsync(HttpContext http, Actor actor, CurrentSession current, IMediator mediator)
    {
        Session? session = null;
        if (http.User.FindFirstValue(KeyClaim) is { Length: > 0 } key)
        {
            actor.IsPortal = true;
            session = await mediator.Send(new UseSession(key), http.RequestAborted);
            actor.IsPortal = false;
        }

        if (session is null)
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            return;
        }

        // This claim binds forms to the person rather than to the session, so a form opened before the password or the role changed can
        // still be sent.
        http.User = new ClaimsPrincipal(
            new ClaimsIdentity(
                [new Claim(ClaimTypes.NameIdentifier, $"{actor.Tenant!.Id:N}/{session.UserId:N}")],
                CookieAuthenticationDefaults.AuthenticationScheme
            )
        );
        current.Value = session;
        (actor.SessionId, actor.ConfirmedAt) = (session.Id, session.ConfirmedAt);
        (actor.UserId, actor.UserName, actor.MustChangePassword) = (session.UserId, session.DisplayName, session.MustChangePassword);
        (actor.OnBehalfOfId, actor.OnBehalfOf) = (session.Acting?.LenderId, session.Acting?.Lender);
        if (session.Acting is { } acting)
        {
            actor.MembershipId = acting.Id;
            actor.Role = acting.Role;
            actor.OrganisationId = acting.OrganisationId;
            actor.OrganisationName = acting.OrganisationName;
            actor.OrganisationPath = acting.OrganisationPath;
            actor.AreaPath = acting.AreaPath;
        }
    }
}
