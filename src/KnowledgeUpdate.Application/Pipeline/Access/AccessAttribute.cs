namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Who may send a message. A message without one of these does not run.</summary>
public abstract class AccessAttribute : Attribute;
