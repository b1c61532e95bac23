using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Application.Certificates;

/// <summary>The choice about the hours behind a certificate that is revoked for false evidence.</summary>
/// <param name="Choice">Reverse those named, let all stand, or decide later; null: not chosen.</param>
/// <param name="Reverse">Entries to reverse.</param>
/// <param name="Reason">Why hours stand.</param>
public sealed record HoursChoice(HoursOutcome? Choice, IReadOnlyList<Guid> Reverse, string? Reason);
