namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What a unit's record is opened for: a form opens only for whoever may send it.</summary>
public enum UnitUse
{
    Read,

    /// <summary>To correct, move, merge or close it.</summary>
    Change,

    /// <summary>To give it a capacity or end one.</summary>
    Capacities,
}
