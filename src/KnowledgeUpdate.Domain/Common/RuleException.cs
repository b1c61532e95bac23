namespace KnowledgeUpdate.Domain.Common;

/// <summary>
/// The programme does not allow it. The message says what prevents it and what to do; it is an English sentence that is also the key of its
/// translation, with <c>{0}</c> places for <see cref="Args"/>.
/// </summary>
public sealed class RuleException([Sentence] string message, params object?[] args) : Exception(message)
{
    /// <summary>Refuses with what was found.</summary>
    public RuleException(Said finding)
        : this(finding.Key, [.. finding.Args]) { }

    [Sentence]
    public override string Message => base.Message;

    /// <summary>The values for the places of the message.</summary>
    public IReadOnlyList<object?> Args { get; } = args;
}
