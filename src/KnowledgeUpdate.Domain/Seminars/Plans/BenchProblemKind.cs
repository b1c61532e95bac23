namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What is wrong with a plan on the bench.</summary>
public enum BenchProblemKind
{
    /// <summary>同一讲师同期</summary>
    [Term("Same lecturer at the same time", Tone.Bad)]
    LecturerClash,

    /// <summary>同一承办单位同期</summary>
    [Term("Same host at the same time", Tone.Bad)]
    HostClash,

    /// <summary>某月超限</summary>
    [Term("Month over its limit", Tone.Bad)]
    MonthOver,

    /// <summary>某单位超限</summary>
    [Term("Host over its limit", Tone.Bad)]
    HostOver,

    /// <summary>某领域超限</summary>
    [Term("Field over its limit", Tone.Bad)]
    FieldOver,

    /// <summary>某类别超限</summary>
    [Term("Kind over its limit", Tone.Bad)]
    KindOver,

    /// <summary>资金超限</summary>
    [Term("Money over its limit", Tone.Bad)]
    MoneyOver,

    /// <summary>部里未答复</summary>
    [Term("Ministry's approval outstanding", Tone.Warn)]
    MinistryOutstanding,
}
