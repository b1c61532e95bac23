namespace KnowledgeUpdate.Domain.Common;

/// <summary>
/// An English sentence or word that people read in their language: the key of a translation in the area of the type that says it, else in
/// the shared ones. A test finds every value that reaches a place so marked; it is a constant, or comes from a place that is marked, too.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.ReturnValue)]
public sealed class SentenceAttribute : Attribute
{
    /// <summary>It is looked up in the text of the area that says it, not in whichever has it.</summary>
    public bool OfArea { get; set; }
}
