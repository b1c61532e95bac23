namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>Marks that a refusal carries.</summary>
public static class Refusals
{
    /// <summary>Key in an exception's data: a query raised it, so the page lacks what it shows and cannot be shown again.</summary>
    public const string OfQuery = "of-query";

    /// <summary>Key in an exception's data: name of the message that was refused.</summary>
    public const string OfMessage = "of-message";
}
