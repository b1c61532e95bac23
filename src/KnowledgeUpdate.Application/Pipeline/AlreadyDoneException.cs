namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>The same POST was carried out before: its effect stands, and its answer is repeated.</summary>
public sealed class AlreadyDoneException(Guid key, string? location) : Exception("This form was sent before.")
{
    public Guid Key { get; } = key;

    /// <summary>Where the first answer redirected to.</summary>
    public string? Location { get; } = location;
}
