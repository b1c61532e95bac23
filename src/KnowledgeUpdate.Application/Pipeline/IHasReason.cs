namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>A command that gives its reason to the history.</summary>
public interface IHasReason
{
    /// <summary>The reason, in the person's words.</summary>
    string? Reason { get; }
}
