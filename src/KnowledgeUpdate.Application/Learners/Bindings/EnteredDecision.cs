namespace KnowledgeUpdate.Application.Learners;

/// <summary>What happens with something that was entered while a record was bound to an account.</summary>
public enum EnteredDecision
{
    /// <summary>保留</summary>
    [Term("Keep: it is the person's")]
    Keep,

    /// <summary>转移</summary>
    [Term("Move: to the account's own record")]
    Move,

    /// <summary>冲销</summary>
    [Term("Reverse")]
    Reverse,
}
