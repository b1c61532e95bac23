namespace KnowledgeUpdate.Documents.Layout;

/// <summary>Turns a document into a PDF. The only door to the engine, so that another one can take its place.</summary>
public interface IDocumentRenderer
{
    /// <summary>The PDF's bytes: the same for the same document, on every run.</summary>
    /// <exception cref="Typography.MissingGlyphException">The document has a character that no font has.</exception>
    byte[] Render(Document document);
}
