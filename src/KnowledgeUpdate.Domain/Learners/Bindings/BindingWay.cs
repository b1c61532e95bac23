namespace KnowledgeUpdate.Domain.Learners;

/// <summary>How an account came to ask for a record.</summary>
public enum BindingWay
{
    /// <summary>本人申请</summary>
    [Term("Asked for by an account")]
    Request,

    /// <summary>邀请链接</summary>
    [Term("Invitation of the employer or bureau")]
    Invitation,
}
