namespace KnowledgeUpdate.Domain.Rules;

/// <summary>What becomes of things decided under a rule's value before, when one is entered that holds from an earlier day on.</summary>
public enum PastFate
{
    /// <summary>维持原决定</summary>
    [Term("What was decided stands")]
    Stands,

    /// <summary>重新决定</summary>
    [Term("Decide anew")]
    Anew,
}
