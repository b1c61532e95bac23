using System.ComponentModel;
using System.Text.Json.Serialization;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>The look-up and the published keys for programs, with the document that describes them.</summary>
public static class VerificationApi
{
    /// <summary>Where all of it stands.</summary>
    public const string Root = "/api";

    private const string KeyScheme = "key",
        BearerScheme = "bearer",
        Tag = "Certificates";

    /// <summary>Registers the document and how values are written.</summary>
    public static IServiceCollection AddVerificationApi(this IServiceCollection services) =>
        services
            .ConfigureHttpJsonOptions(o =>
            {
                o.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
                // Otherwise the description says that a number may be a string.
                o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            })
            .AddDocument(
                "v1",
                "1",
                "Says of a look-up code which of five answers holds: Valid, Expired, Replaced, Revoked, NeverIssued. A "
                    + "certificate under review is Valid here until that is decided, and one that certifies no hours has no facts "
                    + "here; version 2, since 2026-11, has an answer and facts for them."
            )
            .AddDocument(
                "v2",
                "2",
                "Says of a look-up code which of six answers holds: Valid, Expired, Replaced, Revoked, UnderReview, NeverIssued. "
                    + "The facts of every kind of certificate are said: hours is null where a kind certifies none, own has what only "
                    + "its kind prints."
            );

    private static IServiceCollection AddDocument(this IServiceCollection services, string name, string version, string answers) =>
        services.AddOpenApi(
            name,
            o =>
            {
                // A program made from the document keeps its names.
                o.CreateSchemaReferenceId = json =>
                    json.Type == typeof(CertificateFactsV1) ? nameof(CertificateFacts)
                    : json.Type == typeof(CertificateKindV1) ? nameof(CertificateKind)
                    : OpenApiOptions.CreateDefaultSchemaReferenceId(json);
                o.ShouldInclude = description => description.RelativePath?.StartsWith($"api/{name}/", StringComparison.Ordinal) == true;
                o.AddDocumentTransformer(
                    (document, context, _) =>
                        Describe(
                            document,
                            context.ApplicationServices.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request,
                            version,
                            answers
                        )
                );
                o.AddOperationTransformer(
                    (operation, context, _) =>
                    {
                        // Calling without a key is allowed too, with a lower limit.
                        operation.Security =
                        [
                            new OpenApiSecurityRequirement(),
                            .. new[] { KeyScheme, BearerScheme }.Select(s => new OpenApiSecurityRequirement
                            {
                                [new OpenApiSecuritySchemeReference(s, context.Document)] = [],
                            }),
                        ];
                        if (operation.Responses?.TryGetValue("429", out var refused) == true)
                            ((OpenApiResponse)refused).Headers = new Dictionary<string, IOpenApiHeader>
                            {
                                ["Retry-After"] = new OpenApiHeader
                                {
                                    Description = "Seconds to wait",
                                    Required = true,
                                    Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
                                },
                            };
                        return Task.CompletedTask;
                    }
                );
            }
        );

    /// <summary>Maps the look-up, the keys and the document.</summary>
    public static void MapVerification(this IEndpointRouteBuilder app)
    {
        app.MapLookUp(
            "v1",
            v => new VerificationAnswerV1(
                FiveAnswers.Of(v.Answer),
                v.Code,
                v.EndedOn,
                v.Reason,
                v.ReplacedBy,
                v.SignatureHolds,
                v.At,
                CertificateFactsV1.Of(v.Facts)
            )
        );
        app.MapLookUp("v2", VerificationAnswer.Of);
        app.MapOpenApi(Root + "/{documentName:regex(^(v1|v2)$)}/openapi.json");
        app.MapGet(
                "/.well-known/certificate-keys.json",
                async (IMediator mediator, CancellationToken ct) =>
                    Results.Json(new { algorithm = "ECDSA P-256 SHA-256", keys = await mediator.Send(new ListPublishedKeys(), ct) })
            )
            .ExcludeFromDescription();
        app.Map(
                Root + "/{**rest}",
                () =>
                    Problem(
                        StatusCodes.Status404NotFound,
                        "Nothing here",
                        "The look-up is at /api/v2/certificates/{code}; /api/v2/openapi.json describes it."
                    )
            )
            .ExcludeFromDescription();
    }

    /// <summary>A refusal for a program.</summary>
    internal static IResult Problem(int status, string title, string detail) =>
        Results.Problem(
            new ProblemDetails
            {
                Status = status,
                Title = title,
                Detail = detail,
            }
        );

    private const string Policy = VerificationLimits.Policy;

    /// <summary>One version of the look-up. Both ask the same question and take the same time; they share the limit.</summary>
    private static void MapLookUp<T>(this IEndpointRouteBuilder app, string version, Func<CertificateVerdict, T> answer)
    {
        app.MapGet(
                $"{Root}/{version}/certificates/{{code}}",
                async (
                    [Description("Look-up code of 17 characters as printed; small letters, spaces and hyphens are understood")] string code,
                    HttpContext http,
                    IMediator mediator,
                    CancellationToken ct
                ) =>
                {
                    if (http.IsKeyWrong())
                        return Problem(
                            StatusCodes.Status401Unauthorized,
                            "Unknown key",
                            "This key was never given, has run out or was withdrawn. Ask the system administrator for another, "
                                + "or call without a key."
                        );
                    http.Response.Headers.CacheControl = "no-store";
                    var verdict = await mediator.Send(new VerifyCertificate(code), ct);
                    if (verdict.Answer == CertificateAnswer.NeverIssued)
                        http.LookUpMissed();
                    return Results.Ok(answer(verdict));
                }
            )
            .RequireRateLimiting(Policy)
            .WithName(version == "v1" ? "lookUpCertificate" : $"lookUpCertificate{version.ToUpperInvariant()}")
            .WithTags(Tag)
            .WithSummary("Looks a certificate up by its code")
            .WithDescription(
                "Answers 200 for every code, also for one that was never issued. Without a key an address may ask as often as the "
                    + $"portal's rules allow, {RuleKeys.Defaults[RuleKeys.LookUpsFromAddress]} times a minute unless they say "
                    + $"otherwise, {RuleKeys.Defaults[RuleKeys.MissesFromAddress]} of them for codes that do not exist; with a key as "
                    + "often as the key allows."
            )
            .Produces<T>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static Task Describe(OpenApiDocument document, HttpRequest request, string version, string answers)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Certificate look-up 证书查验",
            Version = version,
            Description =
                answers
                + " Keys are given by the system administrator of the portal. Errors are application/problem+json. Public keys "
                + "for checking the signed payload of a QR code offline are at /.well-known/certificate-keys.json.",
            License = new OpenApiLicense { Name = "MIT License", Identifier = "MIT" },
        };
        document.Servers =
        [
            new OpenApiServer
            {
                // Each province has a host of its own, and answers for its own certificates.
                Url = UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase).TrimEnd('/'),
                Description = "The portal that this document comes from",
            },
        ];
        document.Tags = new HashSet<OpenApiTag>
        {
            new()
            {
                Name = Tag,
                Description = "Looks up, by the code printed on it, whether a certificate holds and what it says 证书查验",
            },
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = VerificationLimits.KeyHeader,
                Description = "Key of the caller",
            },
            [BearerScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The same key as a bearer token",
            },
        };
        return Task.CompletedTask;
    }
}
