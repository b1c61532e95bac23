using System.Text;
using System.Text.Encodings.Web;
using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Suggestions for fields that name a unit, as options of a datalist.</summary>
internal static class UnitSuggestions
{
    /// <summary>
    /// Adds GET /units/suggest?field=Input.Unit&amp;Input.Unit=…: the field says its name, under which a browser sends what was typed.
    /// </summary>
    public static void MapUnitSuggestions(this IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/units/suggest",
            async (string? field, HttpRequest request, IMediator mediator, HtmlEncoder encoder, CancellationToken ct) =>
            {
                var html = new StringBuilder();
                foreach (var unit in await mediator.Send(new SuggestUnits(field is null ? null : request.Query[field].ToString()), ct))
                    html.Append("<option value=\"")
                        .Append(encoder.Encode(unit.Name))
                        .Append("\" lang=\"zh-CN\">")
                        .Append(
                            encoder.Encode(string.Join(" · ", new[] { unit.Place, unit.CreditCode }.Where(p => !string.IsNullOrEmpty(p))))
                        )
                        .Append("</option>");
                return Results.Content(html.ToString(), "text/html; charset=utf-8");
            }
        );
}
