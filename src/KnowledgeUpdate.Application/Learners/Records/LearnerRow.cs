using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A learner in the list.</summary>
/// <param name="Compulsory">Hours of the year in compulsory public subjects, 学时; 0 where there are none.</param>
/// <param name="Elective">In elective public subjects, 学时.</param>
/// <param name="Professional">In professional subjects, 学时.</param>
/// <param name="IsComplete">Whether the year is complete.</param>
public sealed record LearnerRow(
    Guid Id,
    string Name,
    string IdentityMask,
    string? Employer,
    TitleLevel Level,
    string? Title,
    decimal Compulsory,
    decimal Elective,
    decimal Professional,
    bool IsComplete,
    bool IsConfirmed
)
{
    /// <summary>Hours of the year, 学时.</summary>
    public HourTotals Totals => new(Compulsory, Elective, Professional);
}
