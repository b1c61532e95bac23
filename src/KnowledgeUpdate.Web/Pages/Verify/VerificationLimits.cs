using System.Globalization;
using System.Threading.RateLimiting;
using KnowledgeUpdate.Application.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>How often an address may look certificates up, and a program with a key.</summary>
public static class VerificationLimits
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "verification";

    /// <summary>Checks a minute from one address.</summary>
    public const int PerMinute = 30;

    /// <summary>Header that carries a key.</summary>
    public const string KeyHeader = "X-Api-Key";

    private const string AskedItem = "api-key-asked",
        FoundItem = "api-key-found";

    /// <summary>
    /// Limits the look-up: more than thirty checks a minute from one address, or more than its key allows a program, are asked to wait.
    /// </summary>
    public static IServiceCollection AddVerificationLimits(this IServiceCollection services) =>
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = async (context, ct) =>
            {
                var (http, wait) = (
                    context.HttpContext,
                    context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? (int)Math.Ceiling(left.TotalSeconds) : 60
                );
                http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
                if (http.Request.Path.StartsWithSegments(VerificationApi.Root, StringComparison.Ordinal))
                    await VerificationApi
                        .Problem(
                            StatusCodes.Status429TooManyRequests,
                            "Too many look-ups",
                            $"The limit of this minute is used up. Ask again in {wait} seconds."
                        )
                        .ExecuteAsync(http);
            };
            o.AddPolicy(
                Policy,
                http =>
                    http.KeyFound() is { } key
                        ? RateLimitPartition.GetSlidingWindowLimiter($"key {key.Id}", _ => Window(key.PerMinute))
                        : RateLimitPartition.GetSlidingWindowLimiter(
                            http.Connection.RemoteIpAddress?.ToString() ?? "",
                            _ => Window(PerMinute)
                        )
            );
        });

    /// <summary>
    /// Finds out whose key a look-up call carries, before its limit is chosen. A call with a wrong key counts as one without, and is then
    /// refused.
    /// </summary>
    public static IApplicationBuilder UseVerificationKeys(this IApplicationBuilder app) =>
        app.Use(
            async (http, next) =>
            {
                if (
                    http.Request.Path.StartsWithSegments(VerificationApi.Root, StringComparison.Ordinal)
                    && SecretOf(http.Request) is { } secret
                )
                {
                    http.Items[AskedItem] = true;
                    http.Items[FoundItem] = await http
                        .RequestServices.GetRequiredService<IMediator>()
                        .Send(new FindApiKey(secret), http.RequestAborted);
                }

                await next(http);
            }
        );

    /// <summary>The valid key that a call carries.</summary>
    public static ApiKeyUse? KeyFound(this HttpContext http) => http.Items[FoundItem] as ApiKeyUse;

    /// <summary>Whether the call carries a key that is not valid.</summary>
    public static bool IsKeyWrong(this HttpContext http) => http.Items.ContainsKey(AskedItem) && http.KeyFound() is null;

    private static string? SecretOf(HttpRequest request)
    {
        const string bearer = "Bearer ";
        var (own, standard) = (request.Headers[KeyHeader].ToString(), request.Headers.Authorization.ToString());
        return own.Length > 0 ? own.Trim()
            : standard.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) ? standard[bearer.Length..].Trim()
            : null;
    }

    private static SlidingWindowRateLimiterOptions Window(int permits) =>
        new()
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        };
}
