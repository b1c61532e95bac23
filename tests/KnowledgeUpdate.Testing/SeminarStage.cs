namespace KnowledgeUpdate.Testing;

/// <summary>How far a year has come. Each stage contains those before it.</summary>
public enum SeminarStage
{
    /// <summary>The call is published and open now.</summary>
    Called,

    /// <summary>The proposals are filed.</summary>
    Filed,

    Recommended,

    /// <summary>The call is closed and experts have proposals to score.</summary>
    Scoring,

    /// <summary>All scores are in and the bench is open with every proposal a candidate.</summary>
    Candidates,

    /// <summary>The plan is formed from all but the last proposal.</summary>
    Formed,

    /// <summary>The plan is in publicity since today.</summary>
    InPublicity,

    /// <summary>The plan is published.</summary>
    Published,
}
