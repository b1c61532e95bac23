namespace KnowledgeUpdate.Domain.Rules;

/// <summary>What happens to decisions made under the previous value of a rule when a retroactive value is entered.</summary>
public enum PastFate
{
    /// <summary>维持原决定</summary>
    [Term("What was decided stands")]
    Stands,

    /// <summary>重新决定</summary>
    [Term("Decide anew")]
    Anew,
}
