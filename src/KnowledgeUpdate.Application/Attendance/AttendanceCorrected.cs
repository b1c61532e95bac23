using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Gatherings;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>A dispute was upheld and the record of attendance corrected.</summary>
public sealed record AttendanceCorrected(Gathering Gathering) : INotification;
