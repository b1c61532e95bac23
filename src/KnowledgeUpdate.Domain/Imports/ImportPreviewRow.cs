using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Imports;

/// <summary>A row of the preview, the number masked.</summary>
/// <param name="Note">Why, an English key; null when there is nothing to say.</param>
public sealed record ImportPreviewRow(
    ImportResult Result,
    int Row,
    string Person,
    string Title,
    string Day,
    string Hours,
    [property: Sentence] string? Note
)
{
    /// <summary>Name as the file has it: several people have the same masked number.</summary>
    public string Name { get; init; } = "";

    /// <summary>Category as it was read; null: it was not.</summary>
    public HourCategory? Category { get; init; }
}

/// <summary>What a check found in every row.</summary>
public sealed record ImportFindings
{
    /// <summary>Rows that are not empty.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows to be entered, those after repair among them.</summary>
    public required int Create { get; init; }

    /// <summary>Rows to be entered thanks to a repair.</summary>
    public required int Repaired { get; init; }

    /// <summary>Rows credited already, or twice in the file.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Rows that are not taken.</summary>
    public required int Refused { get; init; }

    /// <summary>Refused rows that repairs on offer would mend.</summary>
    public required int Repairable { get; init; }

    /// <summary>Refused rows that would be taken if a person confirmed what looks odd.</summary>
    public int Asked { get; init; }

    /// <summary>Rows of totals and signatures.</summary>
    public int LeftOut { get; init; }

    /// <summary>The rules under which the rows were judged; when they change, the file is checked again before it is written.</summary>
    public string Under { get; init; } = "";

    /// <summary>Learners that would be entered.</summary>
    public required int NewLearners { get; init; }

    public required IReadOnlyList<ImportProblem> Problems { get; init; }

    /// <summary>Some rows of each result.</summary>
    public required IReadOnlyList<ImportPreviewRow> Preview { get; init; }

    /// <summary>Places that are kept for one problem; the marked file has all.</summary>
    public const int MostExamples = 100;

    /// <summary>Rows that are kept for one result.</summary>
    public const int MostPreviewed = 50;
}
