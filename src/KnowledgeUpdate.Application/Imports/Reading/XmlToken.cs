namespace KnowledgeUpdate.Application.Imports;

/// <summary>What stands next in a document.</summary>
internal enum XmlToken
{
    End,
    Open,
    Close,
    Text,
}
