namespace KnowledgeUpdate.Domain.Seminars;

public enum AmendmentKind
{
    /// <summary>延期</summary>
    [Term("Postpone")]
    Postpone,

    /// <summary>变更</summary>
    [Term("Change")]
    Change,

    /// <summary>取消</summary>
    [Term("Cancel")]
    Cancel,

    /// <summary>增补</summary>
    [Term("Add")]
    Add,
}
