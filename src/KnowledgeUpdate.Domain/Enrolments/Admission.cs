namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>Who gets a seat.</summary>
public enum Admission
{
    /// <summary>承办单位确认</summary>
    [Term("The host confirms each person")]
    ByHost,

    /// <summary>符合条件者先报先得</summary>
    [Term("First come, first served among those who meet the conditions")]
    FirstCome,
}
