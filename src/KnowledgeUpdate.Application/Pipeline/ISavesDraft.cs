namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>A command that a page sends by itself while somebody types: its savings in a row are one line of the history.</summary>
public interface ISavesDraft;
