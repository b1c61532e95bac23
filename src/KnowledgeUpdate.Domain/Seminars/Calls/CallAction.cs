namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What moves a call.</summary>
public enum CallAction
{
    [Term("Publish the call")]
    Publish,

    /// <summary>End the first review and begin scoring.</summary>
    [Term("Begin expert scoring")]
    BeginScoring,

    /// <summary>Go on to the bench.</summary>
    [Term("Open the plan bench")]
    BeginComposing,

    /// <summary>Archive once the plan is published.</summary>
    [Term("Archive the call")]
    Archive,
}
