namespace KnowledgeUpdate.Application.Closing;

/// <summary>What the closing of a gathering asks for, as English keys with {0} for the object.</summary>
public static class ClosingActs
{
    /// <summary>File the closing papers.</summary>
    public const string FilePapers = "File the closing papers: {0}";

    /// <summary>File the closing papers again.</summary>
    public const string FilePapersAgain = "Change the closing papers and file them again: {0}";

    /// <summary>Review the closing papers.</summary>
    public const string ReviewPapers = "Review the closing papers: {0}";
}
