using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Who answers a question about a person: a role in a unit.</summary>
public sealed record Answerer(Guid UnitId, Role Role);
