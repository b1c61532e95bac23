using KnowledgeUpdate.Domain.Delivery;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Filter of the list of seminars.</summary>
public sealed record SeminarFilter(SeminarState? State, int? Year, string? Text, bool OnlyLate);
