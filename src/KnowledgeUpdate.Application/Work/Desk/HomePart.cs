namespace KnowledgeUpdate.Application.Work;

/// <summary>A part of the desk with its place.</summary>
public sealed record HomePart(HomePlace Place, object Record);
