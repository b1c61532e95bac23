using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Some of the learners, as the figures of completion group them. An empty code stands for those without one.</summary>
/// <param name="City">Code of the division; null: all.</param>
/// <param name="Unit">A unit with those under it, or a department.</param>
/// <param name="Field">Code of the field; null: all.</param>
/// <param name="Level">Level of the professional title.</param>
/// <param name="OfMyFields">Only those of the fields that the reader's department is in charge of.</param>
public sealed record LearnerGroup(
    string? City = null,
    Guid? Unit = null,
    string? Field = null,
    TitleLevel? Level = null,
    bool OfMyFields = false
)
{
    /// <summary>Whether it is all of them.</summary>
    public bool IsAll => this == new LearnerGroup();
}

/// <summary>What a group is called, by its parts; a part is null where it is not asked for or not known.</summary>
public sealed record LearnerGroupName(string? City, string? Unit, string? Field, string? FieldEn);
