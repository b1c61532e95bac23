namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>Keys of what the problem page shows.</summary>
public static class ProblemPage
{
    /// <summary>Item of the request with a message for the person.</summary>
    public const string MessageItem = "problem-message";
}
