namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Where the binding of a record to an account stands.</summary>
public enum BindingState
{
    /// <summary>待确认</summary>
    [Term("Awaiting confirmation", Tone.Wait)]
    Asked,

    /// <summary>已绑定</summary>
    [Term("Bound", Tone.Good)]
    Bound,

    /// <summary>不予绑定</summary>
    [Term("Not bound", Tone.Bad)]
    Refused,

    /// <summary>已冻结</summary>
    [Term("Frozen", Tone.Warn)]
    Frozen,

    /// <summary>已解除</summary>
    [Term("Binding undone", Tone.Bad)]
    Undone,

    /// <summary>已转出</summary>
    [Term("Passed to another account")]
    Passed,
}
