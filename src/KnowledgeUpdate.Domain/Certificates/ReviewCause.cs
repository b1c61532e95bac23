namespace KnowledgeUpdate.Domain.Certificates;

/// <summary>What put a certificate under review 复核原因: a fact that it depends on was taken back.</summary>
public enum ReviewCause
{
    /// <summary>学时被冲回</summary>
    [Term("Hours were reversed")]
    HoursReversed,

    /// <summary>学时登记批次被撤销</summary>
    [Term("An import of hours was undone")]
    ImportUndone,

    /// <summary>学员记录合并</summary>
    [Term("Two records of the person were merged")]
    RecordsMerged,

    /// <summary>学员记录拆分</summary>
    [Term("A merged record was split again")]
    RecordSplit,

    /// <summary>研修班结项被撤回</summary>
    [Term("The acceptance of the seminar was withdrawn")]
    AcceptanceWithdrawn,
}
