namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>What goes into the history as one event.</summary>
/// <param name="Act">What was done; null: the command under way.</param>
/// <param name="Changes">Lists of [entity, id, property, before, after]; of a note [null, id, null, values, sentence].</param>
internal sealed record AuditDraft(string? Act, string Kind, Guid Id, IReadOnlyList<object?[]> Changes);
