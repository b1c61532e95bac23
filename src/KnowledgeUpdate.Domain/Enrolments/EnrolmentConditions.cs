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
    /// <summary>Title levels that the call for seminars admits; empty: all of them.</summary>
    public IReadOnlyList<TitleLevel> Levels { get; init; } = [];

    /// <summary>People without a professional title are admitted as managerial staff 经营管理人才.</summary>
    public bool AdmitsManagers { get; init; }

    public static EnrolmentConditions None { get; } = new(TitleLevel.None, [], [], false);

    /// <summary>What a learner lacks; empty: eligible.</summary>
    /// <param name="isEmployed">An employer has confirmed the person.</param>
    public IReadOnlyList<UnmetCondition> Unmet(Learner learner, bool isEmployed)
    {
        var unmet = new List<UnmetCondition>();
        // Managerial staff have no professional title to compare.
        if (
            !(AdmitsManagers && learner.Level == TitleLevel.None)
            && (learner.Level < MinLevel || (Levels.Count > 0 && !Levels.Contains(learner.Level)))
        )
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
