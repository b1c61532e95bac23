namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>What moves an enrolment.</summary>
public enum EnrolmentAction
{
    /// <summary>报名</summary>
    [Term("Register")]
    Apply,

    /// <summary>录取</summary>
    [Term("Confirm the seat")]
    Confirm,

    /// <summary>列入候补</summary>
    [Term("Put on the waiting list")]
    Wait,

    /// <summary>不予录取</summary>
    [Term("Do not admit")]
    Decline,

    /// <summary>退出</summary>
    [Term("Withdraw")]
    Withdraw,

    /// <summary>随研修班取消</summary>
    [Term("Cancel with the training")]
    Cancel,
}
