namespace KnowledgeUpdate.Domain.Learners;

/// <summary>Where an employment stands.</summary>
public enum EmploymentState
{
    /// <summary>待单位确认</summary>
    [Term("Awaiting the employer's confirmation", Tone.Wait)]
    Pending,

    /// <summary>已确认</summary>
    [Term("Confirmed", Tone.Good)]
    Confirmed,

    /// <summary>单位不予确认</summary>
    [Term("Not confirmed by the employer", Tone.Bad)]
    Refused,

    /// <summary>已离职</summary>
    [Term("Ended")]
    Ended,

    /// <summary>已撤回</summary>
    [Term("Request withdrawn")]
    Withdrawn,

    /// <summary>单位登记，待本人或原单位确认</summary>
    [Term("Entered by a unit, awaiting the person or the employer before", Tone.Wait)]
    Claimed,

    /// <summary>认定不实</summary>
    [Term("Found false", Tone.Bad)]
    False,
}
