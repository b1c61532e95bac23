using KnowledgeUpdate.Documents.Layout;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Renders the documents of use cases.</summary>
internal static class Rendered
{
    public static byte[] Pdf(IDocumentRenderer renderer, Document document) => renderer.Render(document);
}
