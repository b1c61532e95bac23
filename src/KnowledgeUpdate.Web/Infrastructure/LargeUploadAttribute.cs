using KnowledgeUpdate.Application.Pipeline;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Lets a page accept larger files than other pages, but only from people with a permission: a large body from anybody else is not read at
/// all.
/// </summary>
/// <param name="most">Bytes of the file.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargeUploadAttribute(long most, Permission permission) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Item of the request with the limit of its file in bytes, for the page that refuses what is larger.</summary>
    public const string MostItem = "most-upload";

    /// <summary>Room for the rest of the form around the file.</summary>
    private const int Around = 1024 * 1024;

    /// <summary>Before the form is read for its token.</summary>
    public int Order => 800;

    /// <inheritdoc />
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!http.RequestServices.GetRequiredService<Actor>().May(permission))
            return;
        http.Items[MostItem] = most;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most + Around;
        var usual = http.RequestServices.GetRequiredService<IOptions<FormOptions>>().Value;
        http.Features.Set<IFormFeature>(
            new FormFeature(
                http.Request,
                new FormOptions { ValueCountLimit = usual.ValueCountLimit, MultipartBodyLengthLimit = most + Around }
            )
        );
    }
}
