using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>An employment, with what its unit confirmed for the person since: for whoever finds or found it false.</summary>
[Requires(Permission.ReadFalseEmployment)]
public sealed record GetFalseEmployment(Guid Id) : IQuery<FalseEmployment>;

public sealed record FalseEmployment
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required Guid LearnerId { get; init; }

    public required string Name { get; init; }

    public required string IdentityMask { get; init; }

    public required string Unit { get; init; }

    public required EmploymentState State { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly? To { get; init; }

    public required string? Reason { get; init; }

    /// <summary>It can be found false.</summary>
    public required bool MayFind { get; init; }

    /// <summary>What was confirmed waits to be looked at by the reader's unit.</summary>
    public required bool MayClose { get; init; }

    public required IReadOnlyList<ConfirmedClaim> Claims { get; init; }

    public required IReadOnlyList<BatchEntry> Entries { get; init; }
}

/// <summary>A claim that the unit confirmed.</summary>
public sealed record ConfirmedClaim(Guid Id, string Title, short LearningYear, decimal Hours, ClaimState State, Guid? EntryId);

/// <summary>Hours that the unit entered by a batch.</summary>
public sealed record BatchEntry(Guid Id, string Title, short LearningYear, decimal Hours);

internal sealed class GetFalseEmploymentHandler(PortalDbContext db, Actor actor, EmploymentAccess access)
    : IRequestHandler<GetFalseEmployment, FalseEmployment>
{
    public async Task<FalseEmployment> Handle(GetFalseEmployment query, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var employment = await access.Overseen().SingleOrNotFoundAsync(e => e.Id == query.Id, ct);
        var learner = await db.Learners.SingleAsync(l => l.Id == employment.LearnerId, ct);
        var unit = await db.Organisations.Where(o => o.Id == employment.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        var claims = await FindEmploymentFalseHandler
            .ConfirmedBy(db, employment)
            .OrderBy(c => c.SubmittedAt)
            .ThenBy(c => c.Id)
            .Take(200)
            .Select(c => new ConfirmedClaim(
                c.Id,
                c.Title,
                c.LearningYear,
                c.Hours,
                c.State,
                db.HourEntries.Where(e =>
                        e.LearnerId == c.LearnerId
                        && e.LearningYear == c.LearningYear
                        && e.SourceKind == HourSource.Claim
                        && e.SourceId == c.Id
                    )
                    .Select(e => (Guid?)e.Id)
                    .FirstOrDefault()
            ))
            .ToListAsync(ct);
        var entries = await FindEmploymentFalseHandler
            .EnteredBy(db, employment)
            .OrderBy(e => e.Id)
            .Take(200)
            .Select(e => new BatchEntry(e.Id, e.Title, e.LearningYear, e.Hours))
            .ToListAsync(ct);
        var waits = await db.WorkItems.AnyAsync(
            w =>
                w.SubjectId == employment.Id
                && w.Act == LearnerActs.LookAtConfirmed
                && w.DoneAt == null
                && w.OrganisationId == actor.OrganisationId,
            ct
        );
        return new FalseEmployment
        {
            Id = employment.Id,
            Version = employment.Version,
            LearnerId = learner.Id,
            Name = learner.Name,
            IdentityMask = learner.IdentityMask,
            Unit = unit,
            State = employment.State,
            From = employment.From,
            To = employment.To,
            Reason = employment.Reason,
            MayFind = Employment.States.Allows(employment.State, EmploymentAction.FindFalse) && actor.May(Permission.FindEmploymentFalse),
            MayClose = waits,
            Claims = claims,
            Entries = entries,
        };
    }
}
