namespace KnowledgeUpdate.Application.Learners;

/// <summary>What will happen with a row of a list of staff.</summary>
public enum StaffRowState
{
    /// <summary>A record is made, and the person is staff.</summary>
    [Term("To be entered", Tone.Good)]
    New,

    /// <summary>The person asked the unit to confirm, and becomes staff.</summary>
    [Term("To become staff", Tone.Good)]
    Joins,

    /// <summary>The person has a record already: they, or the employer before, are asked.</summary>
    [Term("To be asked", Tone.Wait)]
    Asked,

    /// <summary>They are asked already.</summary>
    [Term("Asked already", Tone.Wait)]
    Waiting,

    /// <summary>The person is staff; the profession, which was not stated, is taken from the file.</summary>
    [Term("Profession to be added", Tone.Good)]
    Described,

    /// <summary>The person is staff already.</summary>
    [Term("Staff already")]
    Unchanged,

    /// <summary>The row cannot be taken.</summary>
    [Term("Refused", Tone.Bad)]
    Refused,
}
