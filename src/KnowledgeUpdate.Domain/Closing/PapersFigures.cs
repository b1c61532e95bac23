namespace KnowledgeUpdate.Domain.Closing;

/// <summary>Figures of the roster, of attendance and of satisfaction, as they stood when the papers were filed.</summary>
public sealed record PapersFigures
{
    /// <summary>People with a seat.</summary>
    public required int Trainees { get; init; }

    /// <summary>Of them those who completed.</summary>
    public required int Completed { get; init; }

    /// <summary>Half days attended of those to be attended, %.</summary>
    public required decimal AttendancePercent { get; init; }

    /// <summary>Hours 学时 to be credited in all.</summary>
    public required decimal Hours { get; init; }

    /// <summary>Questionnaires answered.</summary>
    public required int Answers { get; init; }

    /// <summary>Mean mark, 1 to 5; null with fewer answers than are shown.</summary>
    public required decimal? Satisfaction { get; init; }

    /// <summary>The rules applied, with their sources.</summary>
    public required string Rule { get; init; }

    /// <summary>Half days without a single sign.</summary>
    public int Unsigned { get; init; }

    /// <summary>Half days held.</summary>
    public int Held { get; init; }

    /// <summary>Whether attendance came to the same.</summary>
    public bool SameAs(PapersFigures other) =>
        (Trainees, Completed, AttendancePercent, Hours) == (other.Trainees, other.Completed, other.AttendancePercent, other.Hours);
}
