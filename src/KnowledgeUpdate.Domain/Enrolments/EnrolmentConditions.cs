using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Enrolments;

/// <summary>Whom a gathering is for 研修对象条件. An empty list asks for nothing.</summary>
public sealed record EnrolmentConditions(
    TitleLevel MinLevel,
    IReadOnlyList<string> Series,
    IReadOnlyList<string> Fields,
    bool NeedsEmployer
)
{
    public static EnrolmentConditions None { get; } = new(TitleLevel.None, [], [], false);

    /// <summary>What a learner lacks; empty: eligible.</summary>
    /// <param name="isEmployed">An employer has confirmed the person.</param>
    public IReadOnlyList<UnmetCondition> Unmet(Learner learner, bool isEmployed)
    {
        var unmet = new List<UnmetCondition>();
        if (learner.Level < MinLevel)
            unmet.Add(UnmetCondition.TitleLevel);
        if (Series.Count > 0 && !Series.Contains(learner.Series ?? ""))
            unmet.Add(UnmetCondition.Series);
        if (Fields.Count > 0 && !Fields.Contains(learner.FieldCode ?? ""))
            unmet.Add(UnmetCondition.Field);
        if (NeedsEmployer && !isEmployed)
            unmet.Add(UnmetCondition.Employer);
        return unmet;
    }
}
