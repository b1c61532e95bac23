using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Domain.Experts;

/// <summary>A conflict of interest between a person and what is to be scored. The database refuses an assignment against it.</summary>
public sealed class ConflictOfInterest : Entity
{
    /// <summary>Longest declaration, characters.</summary>
    public const int NoteMaxLength = 500;

    private ConflictOfInterest() { }

    public ConflictOfInterest(Guid userId, Guid subjectId, ConflictReason reason, string? note = null)
    {
        UserId = userId;
        SubjectId = subjectId;
        Reason = reason;
        Note = note;
    }

    public Guid UserId { get; private set; }

    /// <summary>The record that is or may be scored.</summary>
    public Guid SubjectId { get; private set; }

    public ConflictReason Reason { get; private set; }

    /// <summary>What the person declared.</summary>
    public string? Note { get; private set; }

    /// <summary>The computed conflicts of a person with what a unit filed.</summary>
    /// <param name="employer">The unit that employs the person; null: one outside the province.</param>
    public static IEnumerable<ConflictReason> Between(
        string name,
        Organisation? employer,
        Organisation host,
        IReadOnlyCollection<string> people
    )
    {
        if (employer?.Id == host.Id)
            yield return ConflictReason.SameUnit;
        else if (employer is not null && employer.IsInLineWith(host))
            yield return ConflictReason.LineUnit;
        if (people.Contains(name))
            yield return ConflictReason.Named;
    }
}
