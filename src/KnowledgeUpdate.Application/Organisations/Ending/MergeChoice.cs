namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What happens to something that depends on a unit which another takes over.</summary>
public enum MergeChoice
{
    /// <summary>转入接续单位</summary>
    [Term("Passes to the successor")]
    Move,

    /// <summary>终止</summary>
    [Term("Ends")]
    End,
}
