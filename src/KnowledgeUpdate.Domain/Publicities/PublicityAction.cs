namespace KnowledgeUpdate.Domain.Publicities;

/// <summary>What moves a publicity.</summary>
public enum PublicityAction
{
    /// <summary>Its last day is over.</summary>
    [Term("End the period")]
    End,

    /// <summary>A material correction starts a new period.</summary>
    [Term("Replace after a correction")]
    Replace,
}
