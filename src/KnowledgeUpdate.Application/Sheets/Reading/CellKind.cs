namespace KnowledgeUpdate.Application.Sheets;

/// <summary>What a cell of a file holds.</summary>
internal enum CellKind : byte
{
    Text,
    Number,
    Date,
    Formula,
}
