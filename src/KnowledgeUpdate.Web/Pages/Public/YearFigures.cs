using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Public;

/// <summary>The key figures of a year.</summary>
/// <param name="Certificates">Issued under the year's numbers.</param>
/// <param name="At">When they were read.</param>
public sealed record YearFigures(short Year, LearningFigures Learning, SeminarsOfYear Seminars, int Certificates, DateTimeOffset At);
