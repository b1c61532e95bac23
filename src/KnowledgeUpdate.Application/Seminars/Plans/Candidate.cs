using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A candidate and the limits that adding it would break.</summary>
public sealed record Candidate(BenchItem Item, IReadOnlyList<BenchProblem> Problems);
