namespace KnowledgeUpdate.Application.Common;

/// <summary>A value that an expression reads, which makes it a parameter of the query.</summary>
internal sealed class QueryValue<TValue>
{
    public TValue? Value { get; set; }
}
