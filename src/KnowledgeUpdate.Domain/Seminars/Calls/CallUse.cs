namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What rests on a published call: a correction of its terms leaves that standing.</summary>
/// <param name="Filed">Proposals filed under it, whatever became of them.</param>
/// <param name="Kinds">Kinds of those filed.</param>
/// <param name="Fields">Codes of the fields of those filed.</param>
/// <param name="Recommended">How many each unit has recommended.</param>
/// <param name="MostPeople">Most trainees of one filed, 人; null: none is filed.</param>
/// <param name="FewestPeople">Fewest trainees of one filed, 人; null: none is filed.</param>
public sealed record CallUse(
    int Filed,
    IReadOnlyCollection<SeminarKind> Kinds,
    IReadOnlyCollection<string> Fields,
    IReadOnlyDictionary<Guid, int> Recommended,
    int? FewestPeople,
    int? MostPeople
);
