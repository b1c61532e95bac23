namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>What will happen with a row of a roster.</summary>
public enum RosterRowState
{
    /// <summary>The person is enrolled.</summary>
    [Term("To be enrolled", Tone.Good)]
    New,

    /// <summary>The person is enrolled, and a learner's record is made.</summary>
    [Term("To be enrolled, with a new record", Tone.Good)]
    NewLearner,

    /// <summary>The person is on the roster already.</summary>
    [Term("Unchanged")]
    Unchanged,

    /// <summary>The row cannot be taken.</summary>
    [Term("Refused", Tone.Bad)]
    Refused,
}
