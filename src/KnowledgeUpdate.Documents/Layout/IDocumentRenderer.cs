using System.Text;

namespace KnowledgeUpdate.Documents.Layout;

/// <summary>Turns a document into a PDF. The only door to the engine, so that another one can take its place.</summary>
public interface IDocumentRenderer
{
    /// <summary>The PDF's bytes: the same for the same document, on every run.</summary>
    byte[] Render(Document document);

    /// <summary>
    /// The characters of a text that could not be printed, each once, in code point order. A form asks before it accepts a name, so
    /// that a document is not refused when it is due.
    /// </summary>
    IReadOnlyList<Rune> FindUnprintable(string text);
}
