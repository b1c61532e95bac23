namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>How far a role reaches with a permission. Rows outside it do not exist for the person.</summary>
public enum Scope
{
    /// <summary>全自治区: everything of the tenant.</summary>
    Tenant,

    /// <summary>本辖区: the units of the territory for which the bureau answers, with the bureaus below it.</summary>
    Subtree,

    /// <summary>本行业: the units below the department, and the subject fields that it answers for.</summary>
    Field,

    /// <summary>本单位: what belongs to the unit acted for, or is sent to it.</summary>
    OwnUnit,

    /// <summary>指派: what was assigned to the person.</summary>
    Assigned,
}
