namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>A message that only reads: its transaction is read-only, so that the database refuses anything else.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;
