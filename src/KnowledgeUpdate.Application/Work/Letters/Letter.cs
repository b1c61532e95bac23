namespace KnowledgeUpdate.Application.Work;

/// <summary>A letter as it leaves.</summary>
/// <param name="Id">The same at every try, so that a mail server can drop a repeated one.</param>
public sealed record Letter(Guid Id, string To, string Subject, string Body);
