namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>What the problem page is told.</summary>
public static class ProblemPage
{
    /// <summary>Item of the request with a message for the person.</summary>
    public const string MessageItem = "problem-message";
}
