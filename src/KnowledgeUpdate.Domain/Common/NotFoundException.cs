namespace KnowledgeUpdate.Domain.Common;

/// <summary>The record does not exist, or not for this tenant or this person: the same answer for all three.</summary>
public sealed class NotFoundException(string what) : Exception(what);
