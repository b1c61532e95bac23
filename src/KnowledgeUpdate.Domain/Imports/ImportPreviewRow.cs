namespace KnowledgeUpdate.Domain.Imports;

/// <summary>A row of the preview, the person masked.</summary>
/// <param name="Note">Why, an English key; null when there is nothing to say.</param>
public sealed record ImportPreviewRow(
    ImportResult Result,
    int Row,
    string Person,
    string Title,
    string Day,
    string Hours,
    [property: Sentence] string? Note
);

/// <summary>What a check found in every row.</summary>
/// <param name="Rows">Rows that are not empty.</param>
/// <param name="Create">Rows to be entered, those after repair among them.</param>
/// <param name="Repaired">Rows to be entered thanks to a repair.</param>
/// <param name="Unchanged">Rows credited already, or twice in the file.</param>
/// <param name="Refused">Rows that are not taken.</param>
/// <param name="Repairable">Refused rows that repairs on offer would mend.</param>
/// <param name="NewLearners">Learners that would be entered.</param>
/// <param name="Preview">Some rows of each result.</param>
public sealed record ImportFindings(
    int Rows,
    int Create,
    int Repaired,
    int Unchanged,
    int Refused,
    int Repairable,
    int NewLearners,
    IReadOnlyList<ImportProblem> Problems,
    IReadOnlyList<ImportPreviewRow> Preview
)
{
    /// <summary>Places that are kept for one problem; the marked file has all.</summary>
    public const int MostExamples = 100;

    /// <summary>Rows that are kept for one result.</summary>
    public const int MostPreviewed = 50;
}
