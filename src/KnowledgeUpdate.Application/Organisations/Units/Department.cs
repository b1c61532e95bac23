using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A line department.</summary>
public sealed record Department(string Name, OrganisationKind Kind);
