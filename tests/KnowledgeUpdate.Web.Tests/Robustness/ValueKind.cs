namespace KnowledgeUpdate.Web.Tests.Robustness;

/// <summary>What a value holds.</summary>
internal enum ValueKind
{
    Text,
    Word,
    Id,
    Date,
    Number,
    File,
}
