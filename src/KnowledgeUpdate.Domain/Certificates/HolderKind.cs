namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>Who holds a certificate.</summary>
public enum HolderKind
{
    /// <summary>个人</summary>
    [Term("Person")]
    Person,

    /// <summary>单位</summary>
    [Term("Unit")]
    Unit,
}
