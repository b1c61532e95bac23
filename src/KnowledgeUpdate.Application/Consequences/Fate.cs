namespace KnowledgeUpdate.Application.Consequences;

/// <summary>What happens to a thing when the fact that it rests on is taken back.</summary>
public enum Fate
{
    /// <summary>It follows in the same act: one transaction.</summary>
    SameAct,

    /// <summary>It becomes a work item with an owner and a last day, which only a decision closes.</summary>
    WorkItem,

    /// <summary>The page says so beside it; nothing else happens.</summary>
    ShownBeside,

    /// <summary>It stands, for the reason given.</summary>
    Stands,

    /// <summary>It should follow but does not yet.</summary>
    Open,
}
