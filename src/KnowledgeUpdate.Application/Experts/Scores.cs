using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>
/// Scores that the person behind some accounts may see: none for a subject with which that person has a conflict of interest.
/// </summary>
internal static class Scores
{
    public static IQueryable<ExpertAssignment> VisibleTo(PortalDbContext db, IReadOnlyCollection<Guid> accounts, Guid roundId) =>
        db.ExpertAssignments.Where(a =>
            a.RoundId == roundId
            && a.State != AssignmentState.StoodAside
            && !db.ConflictsOfInterest.Any(c => accounts.Contains(c.UserId) && c.SubjectId == a.SubjectId)
        );

    public static IQueryable<ExpertAssignment> OpenVisibleTo(PortalDbContext db, IReadOnlyCollection<Guid> accounts, Guid roundId) =>
        VisibleTo(db, accounts, roundId).Where(a => a.State == AssignmentState.Open);
}
