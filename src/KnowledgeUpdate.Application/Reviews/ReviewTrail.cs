using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Reviews;

/// <summary>A record's review trail: who, for which unit, when, decision, opinion.</summary>
[Service]
public sealed class ReviewTrail(PortalDbContext db, Actor actor, TimeProvider clock)
{
    private int added;

    /// <summary>Adds a step of the person acting. Steps of one act keep their order: each is a microsecond after the one before.</summary>
    public void Add(
        string subjectKind,
        Guid subjectId,
        ReviewStage step,
        ReviewDecision decision,
        string? opinion,
        int? version = null,
        IReadOnlyList<string>? marks = null
    ) =>
        db.ReviewSteps.Add(
            new ReviewStep(
                subjectKind,
                subjectId,
                step,
                decision,
                opinion,
                actor.Me,
                actor.UserName,
                actor.MyUnit,
                actor.OrganisationName,
                clock.GetUtcNow().AddMicroseconds(added++),
                version,
                marks,
                actor.OnBehalfOfId,
                actor.OnBehalfOf
            )
        );

    /// <summary>The steps of a record, oldest first.</summary>
    public async Task<IReadOnlyList<TrailStep>> ReadAsync(Guid subjectId, CancellationToken ct) =>
        await db
            .ReviewSteps.Where(s => s.SubjectId == subjectId)
            .OrderBy(s => s.At)
            .ThenBy(s => s.Id)
            .Select(s => new TrailStep(s.Step, s.Decision, s.Opinion, s.UserName, s.OrganisationName, s.At, s.RecordVersion, s.Marks)
            {
                OnBehalfOf = s.OnBehalfOf,
            })
            .ToListAsync(ct);
}
