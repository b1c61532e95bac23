namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>The password is asked for again before this is done.</summary>
public sealed class ReconfirmException() : Exception("Type your password again first.");
