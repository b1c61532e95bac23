using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The last published call before a draft.</summary>
public sealed record EarlierCall(Guid Id, int Year, CallTerms Terms);
