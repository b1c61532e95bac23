namespace KnowledgeUpdate.Application.Sheets;

/// <summary>What is wrong in a cell: the column and what to do, in the reader's language.</summary>
/// <param name="Cell">Its place in the file, such as B12; empty: the file lacks the column.</param>
/// <param name="Problem">The English key, by which rows are grouped.</param>
public sealed record CellFault(string Column, string Message, string Cell = "", string Problem = "");
