namespace KnowledgeUpdate.Application.Common;

/// <summary>Which way from a place.</summary>
internal enum PageDirection
{
    After,
    Before,
    End,
}
