namespace KnowledgeUpdate.Application.Delivery;

/// <summary>What may wait for somebody in this area, as English keys with {0} for the object.</summary>
public static class DeliveryActs
{
    /// <summary>File the implementation plan.</summary>
    public const string FileImplementation = "File the implementation plan: {0}";

    /// <summary>Change a returned implementation plan.</summary>
    public const string MendImplementation = "Change the implementation plan and file it again: {0}";

    /// <summary>File the closing papers.</summary>
    public const string FilePapers = "File the closing papers: {0}";

    /// <summary>File the closing papers again.</summary>
    public const string FilePapersAgain = "Change the closing papers and file them again: {0}";

    /// <summary>Review the closing papers.</summary>
    public const string ReviewPapers = "Review the closing papers: {0}";
}
