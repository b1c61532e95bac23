namespace KnowledgeUpdate.Application.Publicities;

/// <summary>What may wait for somebody in this area, as English keys with {0} for the object.</summary>
public static class PublicityActs
{
    public const string Answer = "Answer the objection: {0}";

    /// <summary>Correct the list after an upheld objection.</summary>
    public const string CorrectList = "Correct the list after the upheld objection: {0}";
}
