using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>What an appointment that waits for a second person says.</summary>
internal sealed record AppointmentForm(Guid UnitId, Role Role, string Name, string Email, Guid InvitedById, Guid? InvitedForId = null);
