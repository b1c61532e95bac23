using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>The seminars of a calendar year in figures, for everybody.</summary>
[Public]
public sealed record GetSeminarsOfYear(int Year) : IQuery<SeminarsOfYear>;

/// <param name="Planned">Seminars of published plans that begin in the year and are not cancelled, 期.</param>
/// <param name="Begun">Of them those that have begun, 期.</param>
/// <param name="Trainees">Seats taken in them, 人.</param>
/// <param name="TargetSeminars">Null while the rule is not configured.</param>
/// <param name="TargetTrainees">Null while the rule is not configured.</param>
public sealed record SeminarsOfYear(int Planned, int Begun, int Trainees, int? TargetSeminars, int? TargetTrainees);

internal sealed class GetSeminarsOfYearHandler(PortalDbContext db, RuleBook rules, TimeProvider clock)
    : IRequestHandler<GetSeminarsOfYear, SeminarsOfYear>
{
    public async Task<SeminarsOfYear> Handle(GetSeminarsOfYear query, CancellationToken cancellationToken)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var (from, to) = (new DateOnly(query.Year, 1, 1), new DateOnly(query.Year, 12, 31));
        var held = await db
            .Seminars.Where(s => s.StartsOn >= from && s.StartsOn <= to && s.State != SeminarState.Cancelled)
            .Select(s => new
            {
                HasBegun = s.StartsOn <= today && s.FiledAt != null,
                Taken = db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => x.Taken).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        var targets = await rules.NumbersAsync([RuleKeys.SeminarsPerYear, RuleKeys.TraineesPerYear], today, cancellationToken);
        return new SeminarsOfYear(
            held.Count,
            held.Count(s => s.HasBegun),
            held.Sum(s => s.Taken),
            targets[RuleKeys.SeminarsPerYear],
            targets[RuleKeys.TraineesPerYear]
        );
    }
}
