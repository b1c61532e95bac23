namespace KnowledgeUpdate.Domain.Common;

/// <summary>The person may not do this. Says who may.</summary>
public sealed class ForbiddenException([Sentence] string message, params object?[] args) : Exception(message)
{
    [Sentence]
    public override string Message => base.Message;

    /// <summary>The values for the places of the message.</summary>
    public IReadOnlyList<object?> Args { get; } = args;
}
