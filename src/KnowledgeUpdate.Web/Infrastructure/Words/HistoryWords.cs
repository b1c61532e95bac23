using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Audit;
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
            text.WhenOf(line),
            text.WhoOf(line),
            text.Clauses(line.Notes.Select(text.NoteOf).Prepend(text.DoneOf(line))),
            line.Reason,
            [.. line.Changes.Select(c => Change(text, c))]
        );

    private static string WhenOf(this PortalText text, HistoryLine line) =>
        line.Times == 1
            ? BeijingTime.LocalOf(line.At).ToString("yyyy-MM-dd HH:mm:ss")
            : text[
                "{0} to {1}",
                BeijingTime.LocalOf(line.At).ToString("yyyy-MM-dd HH:mm:ss"),
                BeijingTime.LocalOf(line.Until).ToString("HH:mm:ss")
            ];

    private static string DoneOf(this PortalText text, HistoryLine line) =>
        line.Times == 1 ? text.OfType(line.Act) : text["{0}, {1} times", text.OfType(line.Act), line.Times];

    private static string NoteOf(this PortalText text, HistoryNote note) =>
        note.Args is null ? text[note.Text] : text.Kept(note.Text, note.Args);

    /// <summary>Who did a step of a trail, and in whose place.</summary>
    public static string WhoOf(this PortalText text, TrailStep step) => text.WhoOf(step.Who, step.OnBehalfOf);

    /// <summary>Who acted, and in whose place.</summary>
    public static string WhoOf(this PortalText text, string who, string? onBehalfOf) =>
        onBehalfOf is null ? who : text["{0} in place of {1}", who, onBehalfOf];

    /// <summary>Who did it: name, role and unit.</summary>
    public static string WhoOf(this PortalText text, HistoryLine line) =>
        line.Who is null
            ? text[line.From is null && !Enum.TryParse<SecurityEvent>(line.Act, out _) ? "The programme" : "Somebody of the public"]
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
            value.Name is { } name ? text.Of(name) : text.OfValue(value.Entity, value.Property),
            value is { AreWords: true, Before: { } before } ? text[before] : value.Before,
            value is { AreWords: true, After: { } after } ? text[after] : value.After
        );
}
