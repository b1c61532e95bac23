namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>How many proposals one recommending unit may recommend.</summary>
public sealed record CallQuota(Guid UnitId, int Number);
