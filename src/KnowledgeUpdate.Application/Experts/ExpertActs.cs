namespace KnowledgeUpdate.Application.Experts;

/// <summary>What work items of experts ask for, as English keys with {0} for the object.</summary>
public static class ExpertActs
{
    public const string Score = "Score: {0}";
}
