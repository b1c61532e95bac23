namespace KnowledgeUpdate.Application.Sheets;

/// <summary>What stands next in a document.</summary>
internal enum XmlToken
{
    End,
    Open,
    Close,
    Text,
}
