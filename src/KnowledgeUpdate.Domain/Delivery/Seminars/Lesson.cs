using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>A lesson of the course table 课程表.</summary>
/// <param name="Day">Day of the seminar, 1 for the first.</param>
/// <param name="From">Beijing clock time.</param>
/// <param name="Hours">学时.</param>
public sealed record Lesson(int Day, HalfDay Half, TimeOnly From, TimeOnly To, string Topic, decimal Hours, string Lecturer, string Room);
