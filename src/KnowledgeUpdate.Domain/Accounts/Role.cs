namespace KnowledgeUpdate.Domain.Accounts;

/// <summary>Roles, always within an organisation.</summary>
public enum Role
{
    /// <summary>工程办公室</summary>
    [Term("Programme office")]
    ProgrammeOffice,

    /// <summary>市县人社</summary>
    [Term("Local HR bureau")]
    LocalBureau,

    /// <summary>行业主管</summary>
    [Term("Industry department")]
    IndustryDepartment,

    /// <summary>财政</summary>
    [Term("Finance")]
    Finance,

    /// <summary>单位管理员</summary>
    [Term("Unit administrator")]
    UnitAdministrator,

    /// <summary>基地管理员</summary>
    [Term("Base manager")]
    BaseManager,

    /// <summary>培训机构</summary>
    [Term("Training institution")]
    TrainingInstitution,

    /// <summary>评价机构</summary>
    [Term("Evaluation institution")]
    EvaluationInstitution,

    /// <summary>学员</summary>
    [Term("Learner")]
    Learner,

    /// <summary>评审专家</summary>
    [Term("Reviewing expert")]
    Expert,

    /// <summary>检查人员</summary>
    [Term("Inspector")]
    Inspector,

    /// <summary>审计员</summary>
    [Term("Auditor")]
    Auditor,

    /// <summary>系统管理员</summary>
    [Term("System administrator")]
    SystemAdministrator,
}
