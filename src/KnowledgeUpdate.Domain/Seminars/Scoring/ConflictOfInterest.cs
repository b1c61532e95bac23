using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>A conflict of interest between a person and a proposal. The database refuses an assignment against it.</summary>
public sealed class ConflictOfInterest : Entity
{
    private ConflictOfInterest() { }

    public ConflictOfInterest(Guid userId, Guid proposalId, ConflictReason reason, string? note = null) =>
        (UserId, ProposalId, Reason, Note) = (userId, proposalId, reason, note);

    public Guid UserId { get; private set; }

    public Guid ProposalId { get; private set; }

    public ConflictReason Reason { get; private set; }

    /// <summary>What the person declared.</summary>
    public string? Note { get; private set; }

    /// <summary>The computed conflicts of a person with a proposal.</summary>
    public static IEnumerable<ConflictReason> Between(
        string name,
        Organisation employer,
        Organisation host,
        IReadOnlyCollection<string> lecturers
    )
    {
        if (employer.Id == host.Id)
            yield return ConflictReason.SameUnit;
        else if (employer.IsInLineWith(host))
            yield return ConflictReason.LineUnit;
        if (lecturers.Contains(name))
            yield return ConflictReason.NamedAsLecturer;
    }
}
