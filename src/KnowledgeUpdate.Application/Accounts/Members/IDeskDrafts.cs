using KnowledgeUpdate.Domain.Accounts;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>Papers begun and not filed that an area has at a desk. They are the unit's and stay when the desk is handed over.</summary>
public interface IDeskDrafts
{
    /// <param name="most">At most so many.</param>
    Task<IReadOnlyList<HandoverItem>> ReadAsync(Membership desk, int most, CancellationToken ct);
}
