using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A unit closes without a successor, and nothing that matters hangs on it: each area ends what is left.</summary>
public sealed record UnitClosed(Organisation Unit) : INotification;
