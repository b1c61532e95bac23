using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>
/// A unit passes to its successor: each area passes on what is its own in the same transaction. Filed versions, notices and certificates
/// keep the old name.
/// </summary>
/// <param name="Employments">Whether its people pass to the successor, or their employments end.</param>
/// <param name="Drafts">The same for what is not filed.</param>
public sealed record UnitMerged(Organisation Unit, Organisation Target, MergeChoice Employments, MergeChoice Drafts) : INotification;
