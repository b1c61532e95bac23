namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A unit where proposals await first review.</summary>
/// <param name="Count">Proposals that wait.</param>
/// <param name="DueOn">The first last day among them; null: none is set.</param>
/// <param name="IsLate">That day is over.</param>
public sealed record WaitingReviewer(Guid UnitId, string Name, int Count, DateOnly? DueOn, bool IsLate);
