using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>A role in a unit.</summary>
public sealed record Appointment(Guid OrganisationId, Role Role);
