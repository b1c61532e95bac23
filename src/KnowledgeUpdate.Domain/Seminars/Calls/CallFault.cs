namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Something in a call that does not fit, and where.</summary>
/// <param name="Field">Name of the field as the form has it, e.g. <c>Criteria[1].Weight</c>.</param>
/// <param name="Message">What to do, an English key.</param>
public sealed record CallFault(string Field, [Sentence] string Message, params object?[] Args);
