namespace KnowledgeUpdate.Domain.Learners;

/// <summary>
/// Which values of a merged record the kept one takes, field by field; what is not taken stays as the kept record has it. The identity
/// document is always that of the kept record.
/// </summary>
public sealed record MergeValues
{
    public bool Name { get; init; }

    /// <summary>Series, level and title.</summary>
    public bool Title { get; init; }

    public bool Field { get; init; }

    public bool Education { get; init; }

    public bool Employer { get; init; }

    /// <summary>The usual choice: the kept record's value, or the merged one's if it has none.</summary>
    /// <param name="keptWorks">The kept record has a confirmed employment.</param>
    public static MergeValues Usual(Learner kept, Learner merged, bool keptWorks) =>
        new()
        {
            Title = kept is { Level: TitleLevel.None, Title: null } && merged is not { Level: TitleLevel.None, Title: null },
            Field = kept.FieldCode is null && merged.FieldCode is not null,
            Education = kept.Education == Learners.Education.NotStated && merged.Education != Learners.Education.NotStated,
            Employer = !keptWorks,
        };
}
