namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Something that the form lacks, and where.</summary>
/// <param name="Section">The section to open.</param>
/// <param name="Message">What to do, an English key.</param>
public sealed record FormFault(ProposalSection Section, string FieldName, [Sentence] string Message, params object?[] Args);
