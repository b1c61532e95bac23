using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A learner in the list.</summary>
public sealed record LearnerRow
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string IdentityMask { get; init; }

    public required string? Employer { get; init; }

    public required TitleLevel Level { get; init; }

    public required string? Title { get; init; }

    /// <summary>Hours of the year in compulsory public subjects, 学时; 0 where there are none.</summary>
    public required decimal Compulsory { get; init; }

    /// <summary>In elective public subjects, 学时.</summary>
    public required decimal Elective { get; init; }

    /// <summary>In professional subjects, 学时.</summary>
    public required decimal Professional { get; init; }

    /// <summary>Whether the year is complete.</summary>
    public required bool IsComplete { get; init; }

    public required bool IsConfirmed { get; init; }

    /// <summary>What the year still lacks, by category; null where its requirement is not configured.</summary>
    public IReadOnlyList<MissingHours>? Missing { get; init; }

    /// <summary>Hours that one category lacks, 学时; null where the requirement is not configured.</summary>
    public decimal? MissingOf(HourCategory category) => Missing?.Where(m => m.Category == category).Sum(m => m.Hours);

    /// <summary>Hours of the year, 学时.</summary>
    public HourTotals Totals => new(Compulsory, Elective, Professional);
}
