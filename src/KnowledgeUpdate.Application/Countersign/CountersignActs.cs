namespace KnowledgeUpdate.Application.Countersign;

/// <summary>What may wait for somebody in this area, as English keys.</summary>
public static class CountersignActs
{
    /// <summary>Confirm as the second person.</summary>
    public const string Confirm = "Confirm as the second person: {0}";
}
