using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>A notice in a list.</summary>
public sealed record PublicityRow(Guid Id, string IndexNumber, string Title, DateOnly StartsOn, DateOnly EndsOn, PublicityState State);
