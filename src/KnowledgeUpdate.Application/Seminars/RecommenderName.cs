using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>A unit that gives first reviews.</summary>
public sealed record RecommenderName(Guid Id, string Name);
