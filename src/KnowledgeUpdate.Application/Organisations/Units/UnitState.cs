namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Which units a list shows.</summary>
public enum UnitState
{
    [Term("Open units")]
    Open,

    [Term("Closed units")]
    Closed,

    [Term("Open and closed")]
    All,
}
