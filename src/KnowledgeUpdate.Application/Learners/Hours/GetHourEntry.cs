using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>An entry and what it came from: who, when, which rule, which evidence.</summary>
[SignedIn]
public sealed record GetHourEntry(short Year, Guid Id) : IQuery<HourCause>;

/// <summary>An entry and its cause.</summary>
public sealed record HourCause
{
    public required HourLine Entry { get; init; }

    public required Guid LearnerId { get; init; }

    public required string Learner { get; init; }

    public required Guid SourceId { get; init; }

    public required string Rule { get; init; }

    public required string? EnteredBy { get; init; }

    public required Guid? ReversesId { get; init; }

    /// <summary>The entry that reverses this one.</summary>
    public required HourLine? Reversal { get; init; }

    /// <summary>The reader may reverse it.</summary>
    public required bool MayReverse { get; init; }

    /// <summary>Valid certificates that print its hours: a reversal puts them under review. Asked for who may reverse it.</summary>
    public required IReadOnlyList<CertificateLine> Certificates { get; init; }
}

internal sealed class GetHourEntryHandler(PortalDbContext db, Actor actor, LearnerAccess access, PrintedHours printed, TimeProvider clock)
    : IRequestHandler<GetHourEntry, HourCause>
{
    public async Task<HourCause> Handle(GetHourEntry query, CancellationToken cancellationToken)
    {
        var e = await db.HourEntries.SingleOrNotFoundAsync(e => e.LearningYear == query.Year && e.Id == query.Id, cancellationToken);
        var account = await db.Learners.Where(l => l.Id == e.LearnerId).Select(l => l.MergedIntoId ?? l.Id).SingleAsync(cancellationToken);
        var learner = await access.FindAsync(account, cancellationToken);
        var by = e.ByUserId is { } user
            ? await db.Users.Where(u => u.Id == user).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellationToken)
            : null;
        var reversal = await db
            .HourEntries.Where(r =>
                r.LearnerId == e.LearnerId && r.LearningYear == e.LearningYear && r.SourceKind == HourSource.Reversal && r.SourceId == e.Id
            )
            .SingleOrDefaultAsync(cancellationToken);
        var mayReverse = actor.May(Permission.ReverseHours) && reversal is null;
        return new HourCause
        {
            Entry = HourLine.Of(e, reversal is not null),
            LearnerId = learner.Id,
            Learner = learner.Name,
            SourceId = e.SourceId,
            Rule = e.Rule,
            EnteredBy = by,
            ReversesId = e.ReversesId,
            Reversal = reversal is null ? null : HourLine.Of(reversal, false),
            MayReverse = mayReverse,
            Certificates = mayReverse
                ?
                [
                    .. (await printed.RestingOnAsync(e, cancellationToken)).Select(c =>
                        CertificateLine.Of(c, BeijingTime.DateOf(clock.GetUtcNow()))
                    ),
                ]
                : [],
        };
    }
}
