namespace KnowledgeUpdate.Domain.Learners;

/// <summary>What moves the binding of a record to an account.</summary>
public enum BindingAction
{
    /// <summary>确认绑定</summary>
    [Term("Confirm")]
    Confirm,

    /// <summary>不予绑定</summary>
    [Term("Refuse")]
    Refuse,

    /// <summary>非本人，冻结</summary>
    [Term("Not me: freeze")]
    Freeze,

    /// <summary>维持绑定</summary>
    [Term("The binding stands")]
    Uphold,

    /// <summary>解除绑定</summary>
    [Term("Undo the binding")]
    Undo,

    /// <summary>转出</summary>
    [Term("Pass to another account")]
    Pass,

    /// <summary>收回</summary>
    [Term("Give back")]
    Return,
}
