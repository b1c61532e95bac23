using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Puts a history into the reader's language, for the partial <c>_History</c>: <c>&lt;partial name="_History"
/// model="Words.Entries(Model.History)" /&gt;</c>.
/// </summary>
/// <remarks>
/// Acts and properties are translated by their names as words: SubmitSeminarProposal is “Submit seminar proposal”, HeadCount is “Head
/// count”.
/// </remarks>
public static class HistoryWords
{
    public static IReadOnlyList<HistoryEntry> Entries(this PortalText text, IEnumerable<HistoryLine> lines) =>
        [.. lines.Select(l => Entry(text, l))];

    public static HistoryEntry Entry(this PortalText text, HistoryLine line) =>
        new(
            BeijingTime.LocalOf(line.At).ToString("yyyy-MM-dd HH:mm:ss"),
            text.WhoOf(line),
            string.Join(text["; "], line.Notes.Select(n => text[n]).Prepend(text.At("Audit", Sentence(line.Act)))),
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

    /// <summary>A name from the code as words, the first one capitalised.</summary>
    [return: Sentence]
    public static string Sentence(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));

    private static HistoryChange Change(PortalText text, HistoryValue value) =>
        new(
            text.At("Audit", Sentence(value.Property)),
            value is { AreWords: true, Before: { } before } ? text[before] : value.Before,
            value is { AreWords: true, After: { } after } ? text[after] : value.After
        );
}
