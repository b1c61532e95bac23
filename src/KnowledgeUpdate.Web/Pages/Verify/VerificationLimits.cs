using System.Globalization;
using System.Threading.RateLimiting;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>How often an address may look certificates up, and a program with a key.</summary>
public static class VerificationLimits
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "verification";

    /// <summary>Seconds of the window in which look-ups are counted.</summary>
    public const int Minute = 60;

    /// <summary>Header that carries a key.</summary>
    public const string KeyHeader = "X-Api-Key";

    private const string AskedItem = "api-key-asked",
        FoundItem = "api-key-found",
        LimitsItem = "look-up-limits",
        MissedItem = "look-up-missed";

    /// <summary>
    /// Limits the look-up: who asks more often from one address than the rules allow, or a program more often than its key does, is asked
    /// to wait.
    /// </summary>
    public static IServiceCollection AddVerificationLimits(this IServiceCollection services) =>
        services
            .AddSingleton<LookUpBudget>()
            .AddRateLimiter(o =>
            {
                o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                o.OnRejected = async (context, ct) =>
                {
                    await RefuseAsync(
                        context.HttpContext,
                        context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? (int)Math.Ceiling(left.TotalSeconds) : Minute
                    );
                };
                o.AddPolicy(
                    Policy,
                    http =>
                        http.KeyFound() is { } key
                            ? RateLimitPartition.GetSlidingWindowLimiter($"key {key.Id}", _ => Window(key.PerMinute))
                            : PartitionOf(
                                LookUpBudget.AddressOf(http),
                                (http.Items[LimitsItem] as LookUpLimits)?.PerMinute ?? RuleKeys.Defaults[RuleKeys.LookUpsFromAddress]
                            )
                );
            });

    /// <summary>
    /// Finds out whose key a look-up call carries and what its address may ask, before its limit is chosen. A call with a wrong key counts
    /// as one of a code that does not exist, and is then refused.
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

                if (http.KeyFound() is not null || !IsLookUp(http.Request.Path))
                {
                    await next(http);
                    return;
                }

                var budget = http.RequestServices.GetRequiredService<LookUpBudget>();
                var limits = await budget.LimitsAsync(http);
                http.Items[LimitsItem] = limits;
                if (budget.WaitOf(http, limits) is { } wait)
                {
                    http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                    await RefuseAsync(http, wait);
                    return;
                }

                await next(http);
                if (http.Items.ContainsKey(MissedItem) || http.IsKeyWrong())
                    budget.Missed(http, limits);
            }
        );

    /// <summary>Notes that no certificate has the code that was asked for.</summary>
    public static void LookUpMissed(this HttpContext http) => http.Items[MissedItem] = true;

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

    private static bool IsLookUp(PathString path) =>
        path.StartsWithSegments("/v", StringComparison.OrdinalIgnoreCase)
        || (
            path.StartsWithSegments(VerificationApi.Root, StringComparison.Ordinal)
            && path.Value!.Contains("/certificates/", StringComparison.Ordinal)
        );

    private static RateLimitPartition<string> PartitionOf(string address, int perMinute) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            string.Create(CultureInfo.InvariantCulture, $"{perMinute} {address}"),
            _ => Window(perMinute)
        );

    private static async Task RefuseAsync(HttpContext http, int wait)
    {
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        if (http.Request.Path.StartsWithSegments(VerificationApi.Root, StringComparison.Ordinal))
            await VerificationApi
                .Problem(
                    StatusCodes.Status429TooManyRequests,
                    "Too many look-ups",
                    $"The limit of this minute is used up. Ask again in {wait} seconds."
                )
                .ExecuteAsync(http);
    }

    /// <summary>So many in any minute.</summary>
    internal static SlidingWindowRateLimiterOptions Window(int permits) =>
        new()
        {
            PermitLimit = permits,
            Window = TimeSpan.FromSeconds(Minute),
            SegmentsPerWindow = 6,
        };
}
