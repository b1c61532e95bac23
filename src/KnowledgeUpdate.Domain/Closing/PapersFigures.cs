namespace KnowledgeUpdate.Domain.Closing;

/// <summary>Figures of the roster, of attendance and of satisfaction, as they stood when the papers were filed.</summary>
/// <param name="Trainees">People with a seat.</param>
/// <param name="Completed">Of them those who completed.</param>
/// <param name="AttendancePercent">Half days attended of those to be attended, %.</param>
/// <param name="Hours">Hours 学时 to be credited in all.</param>
/// <param name="Answers">Questionnaires answered.</param>
/// <param name="Satisfaction">Mean mark, 1 to 5; null with fewer answers than are shown.</param>
/// <param name="Rule">The rules applied, with their sources.</param>
/// <param name="Unsigned">Half days without a single sign.</param>
/// <param name="Held">Half days held.</param>
public sealed record PapersFigures(
    int Trainees,
    int Completed,
    decimal AttendancePercent,
    decimal Hours,
    int Answers,
    decimal? Satisfaction,
    string Rule,
    int Unsigned = 0,
    int Held = 0
)
{
    /// <summary>Whether attendance came to the same.</summary>
    public bool SameAs(PapersFigures other) =>
        (Trainees, Completed, AttendancePercent, Hours) == (other.Trainees, other.Completed, other.AttendancePercent, other.Hours);
}
