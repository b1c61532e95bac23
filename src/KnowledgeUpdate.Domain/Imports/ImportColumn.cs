namespace KnowledgeUpdate.Domain.Imports;

/// <summary>Columns of a file of hours, in the order in which people read them.</summary>
public enum ImportColumn
{
    /// <summary>姓名</summary>
    [Term("Name of the person")]
    Name,

    /// <summary>证件类型</summary>
    [Term("Kind of identity document")]
    IdentityKind,

    /// <summary>证件号码</summary>
    [Term("Identity number")]
    Number,

    /// <summary>学习活动</summary>
    [Term("Activity")]
    Title,

    /// <summary>举办单位</summary>
    [Term("Organiser")]
    Provider,

    /// <summary>开始日期</summary>
    [Term("First day")]
    From,

    /// <summary>结束日期</summary>
    [Term("Last day")]
    To,

    /// <summary>学时类别</summary>
    [Term("Category of hours")]
    Category,

    /// <summary>学时</summary>
    [Term("Hours")]
    Hours,

    /// <summary>学时年度</summary>
    [Term("Learning year")]
    LearningYear,

    /// <summary>证书编号</summary>
    [Term("Certificate number")]
    CertificateNumber,

    /// <summary>活动类别</summary>
    [Term("Kind of activity")]
    ActivityKind,
}
