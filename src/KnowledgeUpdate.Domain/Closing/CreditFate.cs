namespace KnowledgeUpdate.Domain.Closing;

/// <summary>What happens to credited hours when the acceptance of the closing papers is withdrawn.</summary>
public enum CreditFate
{
    /// <summary>学时冲回</summary>
    [Term("Reverse the hours")]
    Reversed,

    /// <summary>学时保留，待重新结项</summary>
    [Term("Let the hours stand until the papers are accepted again")]
    Stands,
}
