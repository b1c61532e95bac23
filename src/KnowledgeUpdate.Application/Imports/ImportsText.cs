namespace KnowledgeUpdate.Application.Imports;

/// <summary>Words of imports of hours.</summary>
public sealed class ImportsText;
