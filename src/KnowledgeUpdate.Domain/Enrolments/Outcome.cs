namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>The outcome of a trainee's attendance.</summary>
public enum Outcome
{
    /// <summary>结业</summary>
    [Term("Completed", Tone.Good)]
    Completed,

    /// <summary>未结业</summary>
    [Term("Not completed", Tone.Bad)]
    NotCompleted,

    /// <summary>按出勤计学时：研修班中止，不发结业证书</summary>
    [Term("Hours as attended", Tone.Good)]
    AsAttended,
}
