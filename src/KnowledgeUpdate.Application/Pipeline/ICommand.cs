namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>A message that changes something. One transaction; what it changed is written to the history in it.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;
