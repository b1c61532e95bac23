namespace KnowledgeUpdate.Application.Common;

/// <summary>A file as it was chosen.</summary>
public sealed record ChosenFile(string Name, byte[] Content);
