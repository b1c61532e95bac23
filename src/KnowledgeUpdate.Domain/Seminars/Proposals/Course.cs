using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A lesson: what, how long, by whom.</summary>
/// <param name="Day">Day of the seminar, 1 for the first.</param>
/// <param name="Hours">学时.</param>
/// <param name="JoinedClasses">Classes taught at once; the fee is paid once.</param>
public sealed record Course(int Day, HalfDay Half, string Topic, decimal Hours, string Lecturer, int JoinedClasses = 1);
