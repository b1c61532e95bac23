namespace KnowledgeUpdate.Domain.Organisations;

/// <summary>What a unit does in the programme; it may do several at once.</summary>
public enum Capacity
{
    /// <summary>用人单位</summary>
    [Term("Employer")]
    Employer,

    /// <summary>承办单位</summary>
    [Term("Hosting unit")]
    HostingUnit,

    /// <summary>继续教育基地</summary>
    [Term("Education base")]
    EducationBase,

    /// <summary>培训机构</summary>
    [Term("Training institution")]
    TrainingInstitution,

    /// <summary>评价机构</summary>
    [Term("Evaluation institution")]
    EvaluationInstitution,

    /// <summary>基地管理部门</summary>
    [Term("Base managing department")]
    BaseManagingDepartment,
}
