using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Scores that a reader may see: none for a proposal with which the reader has a conflict of interest.</summary>
internal static class Scores
{
    public static IQueryable<ExpertAssignment> VisibleTo(PortalDbContext db, Actor actor, Guid callId) =>
        db.ExpertAssignments.Where(a =>
            a.CallId == callId
            && a.State != AssignmentState.StoodAside
            && !db.ConflictsOfInterest.Any(c => c.UserId == actor.UserId && c.ProposalId == a.ProposalId)
        );

    public static IQueryable<ExpertAssignment> OpenVisibleTo(PortalDbContext db, Actor actor, Guid callId) =>
        VisibleTo(db, actor, callId).Where(a => a.State == AssignmentState.Open);
}
