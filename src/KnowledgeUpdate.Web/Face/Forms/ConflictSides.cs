using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Web.Infrastructure;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Face;

/// <summary>
/// The two sides of a conflict, below the error summary of the form where it occurred: who changed what when, what was typed beside what
/// stands there, two ways on.
/// </summary>
internal static class ConflictSides
{
    /// <summary>Item of the request with the <see cref="RecordChange"/>.</summary>
    public const string Item = "conflict-sides";

    /// <summary>The conflict that this request met.</summary>
    public static RecordChange? Of(HttpContext http) => http.Items[Item] as RecordChange;

    /// <summary>Draws both sides. It is called when the page is written, after its fields have registered their labels.</summary>
    public static void Append(TagBuilder box, HttpContext http, IStringLocalizer<SharedText> shared)
    {
        if (Of(http) is not { } change)
            return;
        var text = http.RequestServices.GetRequiredService<PortalText>();
        Paragraph(box, Lead(change, text, shared));
        if (change.IsGone)
            return;
        var labels = FieldLabels.Of(http);
        var rows = change
            .Values.Select(v => (Label: labels.GetValueOrDefault(v.Property), Value: v))
            .Where(r => r.Label is not null || !r.Value.IsPersonal)
            .ToList();
        Paragraph(
            box,
            rows.Count > 0
                ? shared["Compare both sides. Send the form again to put yours in place of what is saved, or take what is saved."]
                : shared["Look at what the record says now. Send the form again if it still applies, or take what is saved."]
        );
        if (rows.Count > 0)
            box.InnerHtml.AppendHtml(Table(rows, text, shared));
        var take = new TagBuilder("a");
        take.AddCssClass("btn btn-secondary");
        take.Attributes["href"] = http.Request.PathBase + http.Request.Path;
        take.InnerHtml.Append(shared["Take what is saved"]);
        box.InnerHtml.AppendHtml(take);
    }

    private static string Lead(RecordChange change, PortalText text, IStringLocalizer<SharedText> shared)
    {
        if (change.At is not { } at)
            return shared["It is not known who changed it."];
        var when = BeijingTime.LocalOf(at).ToString("yyyy-MM-dd HH:mm");
        if (change.IsOwn)
            return shared["You changed it yourself on {0}, in another window.", when];
        var who = string.Join(
            " · ",
            new[] { change.Who, change.Role is { } role ? text[role] : null, change.Unit }.Where(p => !string.IsNullOrEmpty(p))
        );
        return who.Length > 0
            ? shared["{0} changed it on {1}.", who, when]
            : shared["The portal or somebody of the public changed it on {0}.", when];
    }

    private static TagBuilder Table(List<(string? Label, RecordSide Value)> rows, PortalText text, IStringLocalizer<SharedText> shared)
    {
        var table = new TagBuilder("table");
        table.AddCssClass("ku-table mb-3");
        var caption = new TagBuilder("caption");
        caption.AddCssClass("visually-hidden");
        caption.InnerHtml.Append(shared["What differs"]);
        var head = new TagBuilder("tr");
        foreach (var title in new[] { "Item", "Yours", "Now" })
            head.InnerHtml.AppendHtml(Cell("th", shared[title], "col"));
        var body = new TagBuilder("tbody");
        foreach (var (label, value) in rows)
        {
            var row = new TagBuilder("tr");
            row.InnerHtml.AppendHtml(Cell("th", label ?? text.OfValue(value.Entity, value.Property), "row"));
            foreach (var side in new[] { value.Mine, value.Saved })
                row.InnerHtml.AppendHtml(
                    Cell(
                        "td",
                        string.IsNullOrEmpty(side) ? shared["Not filled in"]
                            : value.AreWords ? text[side]
                            : side,
                        null
                    )
                );
            body.InnerHtml.AppendHtml(row);
        }

        table.InnerHtml.AppendHtml(caption).AppendHtml("<thead>").AppendHtml(head).AppendHtml("</thead>").AppendHtml(body);
        return table;
    }

    private static TagBuilder Cell(string tag, string text, string? scope)
    {
        var cell = new TagBuilder(tag);
        if (scope is not null)
            cell.Attributes["scope"] = scope;
        cell.InnerHtml.Append(text);
        return cell;
    }

    private static void Paragraph(TagBuilder box, string text)
    {
        var p = new TagBuilder("p");
        p.InnerHtml.Append(text);
        box.InnerHtml.AppendHtml(p);
    }
}
