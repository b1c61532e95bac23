namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What work items ask for, as English keys with {0} for the object.</summary>
public static class SeminarActs
{
    public const string FirstReview = "Give the first review: {0}";

    /// <summary>End the first review of a call.</summary>
    public const string EndReview = "End the first review and go on: {0}";

    /// <summary>End the scoring of a call.</summary>
    public const string EndScoring = "End the scoring and open the plan bench: {0}";

    /// <summary>Mend a returned proposal.</summary>
    public const string Mend = "Change and file again: {0}";

    public const string Compose = "Compose the plan: {0}";

    public const string Publicise = "Publicise: {0}";

    public const string Publish = "Publish after the publicity period: {0}";

    public const string Amend = "Decide the amendment: {0}";
}
