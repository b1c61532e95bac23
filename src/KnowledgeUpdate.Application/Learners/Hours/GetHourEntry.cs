using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>An entry and what it came from: who, when, which rule, which evidence.</summary>
[SignedIn]
public sealed record GetHourEntry(short Year, Guid Id) : IQuery<HourCause>;

/// <summary>An entry and its cause.</summary>
/// <param name="Reversal">The entry that reverses this one.</param>
/// <param name="MayReverse">The reader may reverse it.</param>
/// <param name="Certificates">Valid certificates that print its hours: a reversal puts them under review. Asked for who may reverse
/// it.</param>
public sealed record HourCause(
    HourLine Entry,
    Guid LearnerId,
    string Learner,
    Guid SourceId,
    string Rule,
    string? EnteredBy,
    Guid? ReversesId,
    HourLine? Reversal,
    bool MayReverse,
    IReadOnlyList<CertificateLine> Certificates
);

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
        return new HourCause(
            HourLine.Of(e, reversal is not null),
            learner.Id,
            learner.Name,
            e.SourceId,
            e.Rule,
            by,
            e.ReversesId,
            reversal is null ? null : HourLine.Of(reversal, false),
            mayReverse,
            mayReverse
                ?
                [
                    .. (await printed.RestingOnAsync(e, cancellationToken)).Select(c =>
                        CertificateLine.Of(c, BeijingTime.DateOf(clock.GetUtcNow()))
                    ),
                ]
                : []
        );
    }
}
