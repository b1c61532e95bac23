namespace KnowledgeUpdate.Domain.Imports;

/// <summary>What an import does with a row.</summary>
public enum ImportResult
{
    /// <summary>新建</summary>
    [Term("To be entered", Tone.Good)]
    Create,

    /// <summary>修正后新建</summary>
    [Term("To be entered after repair", Tone.Wait)]
    Repaired,

    /// <summary>不变</summary>
    [Term("Credited already", Tone.Idle)]
    Unchanged,

    /// <summary>拒绝</summary>
    [Term("Not taken", Tone.Bad)]
    Refused,

    /// <summary>合计、签章行</summary>
    [Term("Row of totals or signatures", Tone.Idle)]
    LeftOut,
}
