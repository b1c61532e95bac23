namespace KnowledgeUpdate.Domain.Common;

/// <summary>The programme does not allow it. The message says what stands in the way and what to do; it is an English sentence that is also
/// the key of its translation, with <c>{0}</c> places for <see cref="Args"/>.</summary>
public sealed class RuleException(string message, params object?[] args) : Exception(message)
{
    /// <summary>The values for the places of the message.</summary>
    public IReadOnlyList<object?> Args { get; } = args;
}

/// <summary>The record does not exist, or not for this tenant or this person: the same answer for all three.</summary>
public sealed class NotFoundException(string what) : Exception(what);

/// <summary>The person may not do this. Says who may.</summary>
public sealed class ForbiddenException(string message, params object?[] args) : Exception(message)
{
    /// <summary>The values for the places of the message.</summary>
    public IReadOnlyList<object?> Args { get; } = args;
}
