using KnowledgeUpdate.Domain.Gatherings;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>A dispute was upheld and the record of attendance corrected.</summary>
public sealed record AttendanceCorrected(Gathering Gathering) : INotification;
