namespace KnowledgeUpdate.Application.Work;

/// <summary>Words of the worklist, notices and jobs.</summary>
public sealed class WorkText;
