namespace KnowledgeUpdate.Domain.Countersign;

/// <summary>What moves a proposed act.</summary>
public enum ProposedActAction
{
    /// <summary>确认</summary>
    [Term("Confirm as the second person")]
    Confirm,

    /// <summary>不予确认</summary>
    [Term("Decline as the second person")]
    Decline,

    /// <summary>撤回</summary>
    [Term("Withdraw the proposed act")]
    Withdraw,

    /// <summary>逾期失效</summary>
    [Term("Let it lapse")]
    Lapse,
}
