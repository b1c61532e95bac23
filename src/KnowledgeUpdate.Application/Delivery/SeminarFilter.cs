using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Filter of the list of seminars.</summary>
public sealed record SeminarFilter(SeminarState? State, int? Year, string? Text, bool OnlyLate);
