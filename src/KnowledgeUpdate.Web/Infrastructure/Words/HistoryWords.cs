using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Puts a history into the reader's language, for the partial <c>_History</c>: <c>&lt;partial name="_History"
/// model="Words.Entries(Model.History)" /&gt;</c>.
/// </summary>
public static class HistoryWords
{
    public static IReadOnlyList<HistoryEntry> Entries(this PortalText text, IEnumerable<HistoryLine> lines) =>
        [.. lines.Select(l => Entry(text, l))];

    public static HistoryEntry Entry(this PortalText text, HistoryLine line) =>
        new(
            BeijingTime.LocalOf(line.At).ToString("yyyy-MM-dd HH:mm:ss"),
            text.WhoOf(line),
            string.Join(text["; "], line.Notes.Select(n => text[n]).Prepend(text.OfType(line.Act))),
            line.Reason,
            [.. line.Changes.Select(c => Change(text, c))]
        );

    /// <summary>Who did a step of a trail, and in whose place.</summary>
    public static string WhoOf(this PortalText text, TrailStep step) => text.WhoOf(step.Who, step.OnBehalfOf);

    /// <summary>Who acted, and in whose place.</summary>
    public static string WhoOf(this PortalText text, string who, string? onBehalfOf) =>
        onBehalfOf is null ? who : text["{0} in place of {1}", who, onBehalfOf];

    /// <summary>Who did it: name, role and unit.</summary>
    public static string WhoOf(this PortalText text, HistoryLine line) =>
        line.Who is null
            ? text[line.From is null ? "The programme" : "Somebody of the public"]
            : string.Join(
                " · ",
                new[] { text.WhoOf(line.Who, line.OnBehalfOf), line.Role is { } role ? text[role] : null, line.Unit }.Where(p =>
                    !string.IsNullOrEmpty(p)
                )
            );

    /// <summary>The word of an act or of a kind of record, in the words of its area.</summary>
    public static string OfType(this PortalText text, string name) => text.Of(HistoryNames.OfType(name));

    /// <summary>The word of a value, in the words of its record's area.</summary>
    public static string OfValue(this PortalText text, string entity, string property) => text.Of(HistoryNames.OfValue(entity, property));

    private static string Of(this PortalText text, HistoryName name) => text.At(name.Area, name.Word);

    private static HistoryChange Change(PortalText text, HistoryValue value) =>
        new(
            text.OfValue(value.Entity, value.Property),
            value is { AreWords: true, Before: { } before } ? text[before] : value.Before,
            value is { AreWords: true, After: { } after } ? text[after] : value.After
        );
}
