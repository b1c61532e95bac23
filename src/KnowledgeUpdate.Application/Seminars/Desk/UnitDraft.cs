using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A proposal that its unit works on.</summary>
public sealed record UnitDraft(Guid Id, string Title, ProposalState State, DateTimeOffset SavedAt);
