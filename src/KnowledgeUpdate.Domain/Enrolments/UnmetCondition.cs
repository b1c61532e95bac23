namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>What a person lacks for a seminar.</summary>
public enum UnmetCondition
{
    /// <summary>职称层级不符</summary>
    [Term("The title level is below the one asked for")]
    TitleLevel,

    /// <summary>职称系列不符</summary>
    [Term("The title series is not among those asked for")]
    Series,

    /// <summary>专业领域不符</summary>
    [Term("The professional field is not among those asked for")]
    Field,

    /// <summary>用人单位尚未确认</summary>
    [Term("No employer has confirmed the person yet")]
    Employer,
}
