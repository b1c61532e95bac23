using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Renders, and says in the portal's words what cannot be printed.</summary>
internal static class Rendered
{
    public static byte[] Pdf(IDocumentRenderer renderer, Document document)
    {
        try
        {
            return renderer.Render(document);
        }
        catch (MissingGlyphException e)
        {
            throw new RuleException(
                "The document fonts lack {0}. Nothing was printed: ask the system administrator to add the character.",
                string.Join(" ", e.Missing.Select(r => $"{r} (U+{r.Value:X4})"))
            );
        }
    }
}
