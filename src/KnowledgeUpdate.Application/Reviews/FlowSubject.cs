namespace KnowledgeUpdate.Application.Reviews;

/// <summary>The record that a move is about, as its step, work items and notices name it.</summary>
/// <param name="Kind">Kind of the record.</param>
/// <param name="Title">What work items show first.</param>
/// <param name="Detail">What they show beside it.</param>
/// <param name="Link">Where it is dealt with.</param>
public sealed record FlowSubject(string Kind, Guid Id, string Title, string Detail, string Link);
