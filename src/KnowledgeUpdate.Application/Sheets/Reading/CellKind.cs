namespace KnowledgeUpdate.Application.Sheets;

/// <summary>What a cell of a file holds.</summary>
internal enum CellKind : byte
{
    Text,
    Number,
    Date,
    Formula,

    /// <summary>Part of a merged area whose content stands in another cell.</summary>
    Merged,
}
