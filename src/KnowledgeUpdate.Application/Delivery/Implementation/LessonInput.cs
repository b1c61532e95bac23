using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>A lesson as typed.</summary>
public sealed record LessonInput(
    int? Day,
    HalfDay Half,
    TimeOnly? From,
    TimeOnly? To,
    string? Topic,
    decimal? Hours,
    string? Lecturer,
    string? Room
)
{
    public bool IsEmpty => Topic is null && From is null && To is null && Lecturer is null && Room is null && Hours is null;
}
