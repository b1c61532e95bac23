namespace KnowledgeUpdate.Domain.Common;

/// <summary>An entity whose changes are not written to the history: itself a log, a counter or a technical row.</summary>
public interface IUntracked;
