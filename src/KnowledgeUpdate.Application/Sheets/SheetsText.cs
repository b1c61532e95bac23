namespace KnowledgeUpdate.Application.Sheets;

/// <summary>Sentences of this area; its translations lie beside it.</summary>
public sealed class SheetsText;
