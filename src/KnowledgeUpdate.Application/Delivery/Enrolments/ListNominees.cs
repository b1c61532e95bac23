using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Staff of the actor's unit who may be nominated, with what each lacks.</summary>
[Requires(Permission.NominateForSeminar)]
public sealed record ListNominees(Guid SeminarId, string? Words, PageOf Page) : IQuery<NomineeList>;

/// <summary>The list with its seminar.</summary>
public sealed record NomineeList
{
    public required Guid SeminarId { get; init; }

    public required string Title { get; init; }

    public required SeminarState State { get; init; }

    public required string Host { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string Place { get; init; }

    public required Implementation Implementation { get; init; }

    public required int Left { get; init; }

    public required int Waiting { get; init; }

    public required bool IsOpen { get; init; }

    public required Page<Nominee> Page { get; init; }
}

/// <summary>A person who may be nominated.</summary>
public sealed record Nominee(
    Guid Id,
    string Name,
    string IdentityMask,
    TitleLevel Level,
    string? Title,
    EnrolmentState? State,
    IReadOnlyList<UnmetCondition> Unmet
);

internal sealed class ListNomineesHandler(PortalDbContext db, Actor actor, TimeProvider clock) : IRequestHandler<ListNominees, NomineeList>
{
    private static readonly Sorts<Learner> Sorts = new("name", l => l.Id) { { "name", l => l.Name } };

    public async Task<NomineeList> Handle(ListNominees query, CancellationToken cancellationToken)
    {
        var (ct, unit) = (cancellationToken, actor.MyUnit);
        var seminar =
            await db.Seminars.SingleOrDefaultAsync(
                s => s.Id == query.SeminarId && s.State != SeminarState.Preparing && s.FiledAt != null,
                ct
            ) ?? throw new NotFoundException(nameof(Seminar));
        var staff = ListLearnersHandler.Named(
            db.Learners.Where(l =>
                l.EmployerId == unit
                && db.Employments.Any(e => e.LearnerId == l.Id && e.OrganisationId == unit && e.State == EmploymentState.Confirmed)
            ),
            query.Words
        );
        var page = await staff.ToPageAsync(
            Sorts.Of(),
            query.Page,
            l => new
            {
                Learner = l,
                State = db
                    .Enrolments.Where(e => e.GatheringId == seminar.Id && e.LearnerId == l.Id)
                    .Select(e => (EnrolmentState?)e.State)
                    .FirstOrDefault(),
            },
            ct
        );
        var seats = await db.GatheringSeats.SingleAsync(s => s.GatheringId == seminar.Id, ct);
        var waiting = await db.Enrolments.CountAsync(e => e.GatheringId == seminar.Id && e.State == EnrolmentState.Waiting, ct);
        return new NomineeList
        {
            SeminarId = seminar.Id,
            Title = seminar.Title,
            State = seminar.State,
            Host = seminar.HostName,
            StartsOn = seminar.StartsOn,
            EndsOn = seminar.EndsOn,
            Place = seminar.Place,
            Implementation = seminar.Implementation!,
            Left = seats.Left,
            Waiting = waiting,
            IsOpen = seminar.TakesEnrolments(clock.GetUtcNow()) && seminar.Implementation!.Nominations,
            Page = page.With<Nominee>([
                .. page.Rows.Select(r => new Nominee(
                    r.Learner.Id,
                    r.Learner.Name,
                    r.Learner.IdentityMask,
                    r.Learner.Level,
                    r.Learner.Title,
                    r.State,
                    seminar.Implementation!.Conditions.Unmet(r.Learner, true)
                )),
            ]),
        };
    }
}
