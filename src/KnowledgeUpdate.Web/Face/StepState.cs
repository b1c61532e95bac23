namespace KnowledgeUpdate.Web.Face;

/// <summary>How a step of a timeline stands.</summary>
public enum StepState
{
    /// <summary>Done: filled.</summary>
    Done,

    /// <summary>Done, and it went back: in the warning colour.</summary>
    Returned,

    /// <summary>Now: a ring in the accent.</summary>
    Now,

    /// <summary>Still to come: hollow.</summary>
    Next,
}
