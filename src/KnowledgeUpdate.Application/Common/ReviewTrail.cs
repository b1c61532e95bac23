using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Adds steps to a record's review trail: who, for which unit, when, decision, opinion.</summary>
public sealed class ReviewTrail(PortalDbContext db, Actor actor, TimeProvider clock)
{
    /// <summary>Adds a step of the person acting.</summary>
    /// <param name="step">Name of the step, English key.</param>
    public void Add(string subjectKind, Guid subjectId, string step, ReviewDecision decision, string? opinion, int? version = null, IReadOnlyList<string>? marks = null) =>
        db.ReviewSteps.Add(new ReviewStep(subjectKind, subjectId, step, decision, opinion, actor.Me, actor.UserName, actor.MyUnit, actor.OrganisationName, clock.GetUtcNow(), version, marks));
}
