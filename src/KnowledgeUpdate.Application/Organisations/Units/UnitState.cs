namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Which units a list shows.</summary>
public enum UnitState
{
    /// <summary>Open ones.</summary>
    [Term("Open units")]
    Open,

    /// <summary>Closed ones.</summary>
    [Term("Closed units")]
    Closed,

    /// <summary>Both.</summary>
    [Term("Open and closed")]
    All,
}
