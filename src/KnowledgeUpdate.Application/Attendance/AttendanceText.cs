using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Domain.Gatherings;
using KnowledgeUpdate.Application.Gatherings;
namespace KnowledgeUpdate.Application.Attendance;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class AttendanceText;
