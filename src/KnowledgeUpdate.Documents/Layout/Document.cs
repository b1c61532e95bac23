namespace KnowledgeUpdate.Documents.Layout;

/// <summary>A document to be rendered: what it is, and its sections. Build one with <see cref="DocumentBuilder"/>.</summary>
public sealed record Document(DocumentInfo Info, IReadOnlyList<Section> Sections);

/// <summary>What the PDF says about itself.</summary>
/// <param name="Title">The title, as a reader's window shows it.</param>
/// <param name="Author">The issuing organisation.</param>
/// <param name="Subject">The kind of document.</param>
/// <param name="Created">When the content was settled. It is written into the file, so the same instant gives the same bytes.</param>
/// <param name="Language">A BCP 47 tag.</param>
public sealed record DocumentInfo(string Title, string Author, string Subject, DateTimeOffset Created, string Language = "zh-CN");
