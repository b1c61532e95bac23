using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using KnowledgeUpdate.Application.Certificates;
using MediatR;
using Microsoft.AspNetCore.RateLimiting;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>How often an address may ask, and the look-up for programs.</summary>
public static class VerificationLimits
{
    /// <summary>Name of the policy.</summary>
    public const string Policy = "verification";

    /// <summary>Checks a minute from one address.</summary>
    public const int PerMinute = 30;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Limits the look-up: more than thirty checks a minute from one address get a polite wait.</summary>
    public static IServiceCollection AddVerificationLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture) : "60";
            return ValueTask.CompletedTask;
        };
        o.AddPolicy(Policy, http => RateLimitPartition.GetSlidingWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new SlidingWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6 }));
    });

    /// <summary>The look-up and the published keys for programs.</summary>
    public static void MapVerification(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/certificates/{code}", async (string code, IMediator mediator, CancellationToken ct) =>
        {
            var v = await mediator.Send(new VerifyCertificate(code), ct);
            return Results.Json(new { answer = v.Answer.ToString(), code = v.Code, endedOn = v.EndedOn, reason = v.Reason?.ToString(), replacedBy = v.ReplacedBy, signatureHolds = v.SignatureHolds, checkedAt = v.At, facts = v.Facts }, Json);
        }).RequireRateLimiting(Policy);
        app.MapGet("/.well-known/certificate-keys.json", async (IMediator mediator, CancellationToken ct) =>
            Results.Json(new { algorithm = "ECDSA P-256 SHA-256", keys = await mediator.Send(new ListPublishedKeys(), ct) }));
    }
}
