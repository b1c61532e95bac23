namespace KnowledgeUpdate.Application.Organisations;

/// <summary>What will happen with a row of an import.</summary>
public enum UnitRowState
{
    /// <summary>A unit will be entered.</summary>
    [Term("New unit", Tone.Good)]
    New,

    /// <summary>The unit is there already: doing the import again changes nothing.</summary>
    [Term("Unchanged", Tone.Idle)]
    Unchanged,

    /// <summary>The row cannot be taken.</summary>
    [Term("Refused", Tone.Bad)]
    Refused,
}
