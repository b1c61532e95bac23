namespace KnowledgeUpdate.Domain.Imports;

/// <summary>What moves an import.</summary>
public enum ImportAction
{
    /// <summary>对应列</summary>
    [Term("Match columns")]
    Map,

    /// <summary>检查</summary>
    [Term("Check")]
    Check,

    /// <summary>写入</summary>
    [Term("Write")]
    Commit,

    /// <summary>写完</summary>
    [Term("Finish writing")]
    Finish,

    /// <summary>中断</summary>
    [Term("Stop at a fault")]
    Fail,

    /// <summary>取消</summary>
    [Term("Cancel the import")]
    Cancel,

    /// <summary>撤回</summary>
    [Term("Undo")]
    Undo,
}
