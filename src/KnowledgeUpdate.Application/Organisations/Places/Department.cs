using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

public sealed record Department(string Name, OrganisationKind Kind);
