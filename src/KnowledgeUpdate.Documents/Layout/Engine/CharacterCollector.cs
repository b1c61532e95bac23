using System.Text;
using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Layout.Engine;

/// <summary>Finds every character a document will print, so that its fonts can be cut down before anything is measured.</summary>
internal static class CharacterCollector
{
    internal static IEnumerable<(FontFace Face, Rune Rune)> Collect(FontLibrary library, Document document) =>
        document
            .Sections.SelectMany(Texts)
            .SelectMany(t => library.Printable(t.Face, t.Text).EnumerateRunes().Where(r => r.Value != '\n').Select(r => (t.Face, r)));

    private static IEnumerable<(FontFace Face, string Text)> Texts(Section section) =>
        section
            .Blocks.SelectMany(Texts)
            .Concat(section.Marks.OfType<TextMark>().Select(mark => (mark.Style.Face, mark.Text)))
            .Append((Styles.Running.Face, section.Header + section.Footer + (section.IsNumbered ? PageFrame.NumberCharacters : "")));

    private static IEnumerable<(FontFace Face, string Text)> Texts(Block block) =>
        block switch
        {
            TextBlock text => [(text.Style.Face, text.Text)],
            SignatureBlock signature => signature.Lines.Select(line => (signature.Style.Face, line)),
            FactsBlock facts => Texts(TableFlow.ToTable(facts)),
            TableBlock table => Texts(table),
            _ => [],
        };

    private static IEnumerable<(FontFace Face, string Text)> Texts(TableBlock table)
    {
        if (table.Caption is { } caption)
            yield return (Styles.Caption.Face, caption + TableFlow.ContinuedMark);

        foreach (var column in table.Columns)
            yield return (Styles.CellBold.Face, column.Name);

        foreach (var cell in table.Rows.SelectMany(row => row.Cells))
            yield return (cell.Bold ? Styles.CellBold.Face : table.Style.Face, cell.Text);
    }
}
