using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>Scores that a reader may see: none for a subject with which the reader has a conflict of interest.</summary>
internal static class Scores
{
    public static IQueryable<ExpertAssignment> VisibleTo(PortalDbContext db, Actor actor, Guid roundId) =>
        db.ExpertAssignments.Where(a =>
            a.RoundId == roundId
            && a.State != AssignmentState.StoodAside
            && !db.ConflictsOfInterest.Any(c => c.UserId == actor.UserId && c.SubjectId == a.SubjectId)
        );

    public static IQueryable<ExpertAssignment> OpenVisibleTo(PortalDbContext db, Actor actor, Guid roundId) =>
        VisibleTo(db, actor, roundId).Where(a => a.State == AssignmentState.Open);
}
