namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>A half day of the course table.</summary>
/// <param name="Hours">Hours taught in it, 学时.</param>
public sealed record PlannedHalfDay(DateOnly Date, HalfDay Half, TimeOnly From, TimeOnly To, decimal Hours);
