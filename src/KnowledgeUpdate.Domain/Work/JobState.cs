namespace KnowledgeUpdate.Domain.Work;

/// <summary>State of a long piece of work.</summary>
public enum JobState
{
    /// <summary>Waits for a free hand.</summary>
    [Term("Waiting", Tone.Wait)]
    Waiting,

    [Term("Running", Tone.Wait)]
    Running,

    [Term("Finished", Tone.Good)]
    Finished,

    /// <summary>Stopped by a fault; nothing is lost.</summary>
    [Term("Failed", Tone.Bad)]
    Failed,

    /// <summary>Stopped by a person.</summary>
    [Term("Cancelled", Tone.Idle)]
    Cancelled,
}
