namespace KnowledgeUpdate.Application.Common;

/// <summary>Words of the whole portal; an area's own are in its own file.</summary>
public sealed class SharedText;
