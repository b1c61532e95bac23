namespace KnowledgeUpdate.Domain.Organisations;

/// <summary>What sort of body a unit is.</summary>
public enum OrganisationKind
{
    /// <summary>The territory of a people's government (region, city, county), the node above its bureaus.</summary>
    [Term("Division")]
    Division,

    /// <summary>Human resources and social security bureau 人社部门.</summary>
    [Term("HR bureau")]
    HrBureau,

    /// <summary>Programme office 专业技术人员管理处.</summary>
    [Term("Programme office")]
    ProgrammeOffice,

    /// <summary>Line department 行业主管部门.</summary>
    [Term("Industry department")]
    IndustryDepartment,

    /// <summary>Finance department 财政部门.</summary>
    [Term("Finance department")]
    FinanceDepartment,

    /// <summary>University or college 高等院校.</summary>
    [Term("University")]
    University,

    /// <summary>Research institute 科研院所.</summary>
    [Term("Research institute")]
    ResearchInstitute,

    /// <summary>Enterprise 企业.</summary>
    [Term("Enterprise")]
    Enterprise,

    /// <summary>Association or learned society 协会、学会.</summary>
    [Term("Association")]
    Association,

    /// <summary>Other public institution 事业单位.</summary>
    [Term("Public institution")]
    PublicInstitution,
}
