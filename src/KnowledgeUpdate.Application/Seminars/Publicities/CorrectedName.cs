namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A seminar in publicity whose name was wrong.</summary>
public sealed record CorrectedName(Guid ProposalId, string Title);
