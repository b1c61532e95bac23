namespace KnowledgeUpdate.Domain.Imports;

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>已上传</summary>
    [Term("Uploaded", Tone.Warn)]
    Uploaded,

    /// <summary>已对应列</summary>
    [Term("Columns matched", Tone.Warn)]
    Mapped,

    /// <summary>已检查</summary>
    [Term("Checked", Tone.Warn)]
    Checked,

    /// <summary>正在写入</summary>
    [Term("Being written", Tone.Wait)]
    Committing,

    /// <summary>已写入</summary>
    [Term("Written", Tone.Good)]
    Committed,

    /// <summary>写入失败</summary>
    [Term("Writing failed", Tone.Bad)]
    Failed,

    /// <summary>已取消</summary>
    [Term("Import cancelled", Tone.Idle)]
    Cancelled,

    /// <summary>已撤回</summary>
    [Term("Undone", Tone.Idle)]
    Undone,
}
