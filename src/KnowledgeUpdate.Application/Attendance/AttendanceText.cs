namespace KnowledgeUpdate.Application.Attendance;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class AttendanceText;
