namespace KnowledgeUpdate.Application.Organisations;

/// <summary>A division by code.</summary>
public sealed record Division(string Code, string Name, string? ParentCode);
