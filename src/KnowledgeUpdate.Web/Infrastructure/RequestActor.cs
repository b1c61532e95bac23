using System.Security.Claims;
using KnowledgeUpdate.Application.Accounts;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Persistence.Common;
using MediatR;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>The session as loaded for this request; pages' shells read it.</summary>
public sealed class CurrentSession
{
    /// <summary>The session; null for the public.</summary>
    public Session? Value { get; set; }
}

/// <summary>Finds the tenant by host name, then who acts by the session's cookie, freshly at every request.</summary>
public sealed class RequestActor(RequestDelegate next)
{
    private const string UserClaim = "uid", StampClaim = "stamp", MembershipClaim = "mid", TenantClaim = "tid";

    /// <summary>Runs.</summary>
    public async Task InvokeAsync(HttpContext http, TenantDirectory tenants, TenantScope scope, Actor actor, CurrentSession current, IMediator mediator)
    {
        if (http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        // The page of a failure shows what is at hand: asking again what has just failed would fail again.
        if (http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            actor.Tenant ??= tenants.Known(http.Request.Host.Host.ToLowerInvariant());
            await next(http);
            return;
        }

        var tenant = await tenants.FindAsync(http.Request.Host.Host.ToLowerInvariant(), http.RequestAborted);
        if (tenant is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            await http.Response.WriteAsync("No programme answers at this address.");
            return;
        }

        (scope.Id, actor.Tenant, actor.From) = (tenant.Id, tenant, http.Connection.RemoteIpAddress?.ToString());
        actor.BaseUrl = $"{http.Request.Scheme}://{http.Request.Host}";
        if (http.User.Identity?.IsAuthenticated == true)
            await LoadAsync(http, actor, current, mediator);
        if (actor.MustChangePassword && !IsFree(http.Request.Path))
        {
            http.Response.Redirect("/account/password");
            return;
        }

        await next(http);
    }

    /// <summary>Writes the session's cookie. It is good for this tenant only.</summary>
    public static Task SignInAsync(HttpContext http, Guid tenantId, SessionKey key)
    {
        var identity = new ClaimsIdentity(CookieAuthenticationDefaults.AuthenticationScheme);
        identity.AddClaim(new Claim(UserClaim, key.UserId.ToString()));
        // Forms are bound to the person by this claim, not to all: one open while the password or the role changes can still be sent.
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, $"{tenantId:N}/{key.UserId:N}"));
        identity.AddClaim(new Claim(StampClaim, key.Stamp));
        identity.AddClaim(new Claim(TenantClaim, tenantId.ToString()));
        if (key.MembershipId is { } membership)
            identity.AddClaim(new Claim(MembershipClaim, membership.ToString()));
        return http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Writes the cookie again with another membership.</summary>
    public static Task ActAsAsync(HttpContext http, Guid tenantId, Guid membershipId) => SignInAsync(http, tenantId,
        new SessionKey(Guid.Parse(http.User.FindFirstValue(UserClaim)!), http.User.FindFirstValue(StampClaim)!, membershipId, false));

    private static bool IsFree(PathString path) =>
        path == "/account/password" || path == "/account/sign-out" || path == "/account/sign-in" || path.StartsWithSegments("/error", StringComparison.Ordinal) || path.StartsWithSegments("/language", StringComparison.Ordinal) || Path.HasExtension(path.Value);

    private static async Task LoadAsync(HttpContext http, Actor actor, CurrentSession current, IMediator mediator)
    {
        Session? session = null;
        if (http.User.FindFirstValue(TenantClaim) == actor.Tenant!.Id.ToString() && Guid.TryParse(http.User.FindFirstValue(UserClaim), out var user))
        {
            actor.IsPortal = true;
            session = await mediator.Send(new GetSession(user, http.User.FindFirstValue(StampClaim) ?? "",
                Guid.TryParse(http.User.FindFirstValue(MembershipClaim), out var membership) ? membership : null), http.RequestAborted);
            actor.IsPortal = false;
        }

        if (session is null)
        {
            await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            return;
        }

        current.Value = session;
        (actor.UserId, actor.UserName, actor.MustChangePassword) = (session.UserId, session.DisplayName, session.MustChangePassword);
        if (session.Acting is { } acting)
            (actor.MembershipId, actor.Role, actor.OrganisationId, actor.OrganisationName, actor.OrganisationPath, actor.AreaPath) =
                (acting.Id, acting.Role, acting.OrganisationId, acting.OrganisationName, acting.OrganisationPath, acting.AreaPath);
    }
}
