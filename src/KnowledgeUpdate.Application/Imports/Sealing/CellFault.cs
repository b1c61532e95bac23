namespace KnowledgeUpdate.Application.Imports;

/// <summary>What is wrong in a cell: the column and what to do, in the reader's language.</summary>
public sealed record CellFault(string Column, string Message);
