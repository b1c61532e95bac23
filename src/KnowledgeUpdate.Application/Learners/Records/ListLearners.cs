using System.Linq.Expressions;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence.Common;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Learners of the unit, the area or the tenant, with their hours of a year.</summary>
/// <param name="Words">Beginning of a name.</param>
/// <param name="Complete">Only those complete, or only those behind.</param>
/// <param name="Group">Only those behind a figure of completion.</param>
[Requires(Permission.ReadLearners)]
public sealed record ListLearners(short? Year, string? Words, bool? Complete, PageOf Page, LearnerGroup? Group = null)
    : IQuery<LearnerList>;

/// <summary>A page of the list, with what waits beside it.</summary>
public sealed record LearnerList
{
    public required short Year { get; init; }

    public required Page<LearnerRow> Page { get; init; }

    /// <summary>People of the unit; null where the list is not one unit's.</summary>
    public required int? All { get; init; }

    /// <summary>Of them complete.</summary>
    public required int? Complete { get; init; }

    /// <summary>Employments that wait for the unit's confirmation.</summary>
    public required IReadOnlyList<EmploymentAsked> Requests { get; init; }

    /// <summary>People whom the unit entered and who are asked first.</summary>
    public required IReadOnlyList<EmploymentAsked> Claimed { get; init; }

    public required bool MayEnter { get; init; }

    /// <summary>The reader may take the rows away as a sheet.</summary>
    public required bool MayExport { get; init; }

    /// <summary>The year's requirement is configured: without it nobody is complete or behind.</summary>
    public required bool IsJudged { get; init; }

    public required LearnerGroupName GroupName { get; init; }
}

/// <summary>An employment that waits for confirmation.</summary>
public sealed record EmploymentAsked(
    Guid Id,
    uint Version,
    string Name,
    DateTimeOffset RequestedAt,
    DateOnly? DueOn,
    EmploymentState State
);

internal sealed class ListLearnersHandler(
    PortalDbContext db,
    Actor actor,
    LearnerAccess access,
    LearnerGroups groups,
    HourLedger ledger,
    TimeProvider clock
) : IRequestHandler<ListLearners, LearnerList>
{
    internal static readonly Sorts<Learner> Sorts = new("name", l => l.Id)
    {
        { "name", l => EF.Functions.Collate(l.Name, PortalModel.ByReading) },
    };

    public async Task<LearnerList> Handle(ListLearners query, CancellationToken cancellationToken)
    {
        var year = query.Year ?? (short)BeijingTime.DateOf(clock.GetUtcNow()).Year;
        // Of a unit those who work there; whoever only asks stands among the requests.
        var people = Named(access.Answering(), query.Words);

        // Counted where the list is one unit's; an area's figures come from the completion page.
        int? all = actor.ScopeOf(Permission.ReadLearners) == Scope.OwnUnit ? await people.CountAsync(cancellationToken) : null;
        int? done = all is null
            ? null
            : await people.CountAsync(
                l => db.LearnerYears.Any(y => y.LearnerId == l.Id && y.LearningYear == year && y.IsComplete),
                cancellationToken
            );
        var group = query.Group ?? new LearnerGroup();
        var requirement = await ledger.RequirementAsync(year, cancellationToken);
        var page = await Standing(db, await groups.WithinAsync(people, group, cancellationToken), year, query.Complete)
            .ToPageAsync(Sorts.Of(), query.Page, Row(db, year), cancellationToken);
        var unit = actor.OrganisationId;
        var requests =
            actor.ScopeOf(Permission.ReadLearners) == Scope.OwnUnit
                ? await (
                    from e in db.Employments
                    join l in db.Learners on e.LearnerId equals l.Id
                    where
                        e.OrganisationId == unit
                        && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed)
                        && l.ProvisionalOfId == null
                    orderby e.RequestedAt
                    select new EmploymentAsked(e.Id, e.Version, l.Name, e.RequestedAt, e.DueOn, e.State)
                )
                    .Take(200)
                    .ToListAsync(cancellationToken)
                : [];
        return new LearnerList
        {
            Year = year,
            Page = page.With([.. page.Rows.Select(r => r with { Missing = requirement?.Measure(r.Totals).Missing })]),
            All = all,
            Complete = done,
            Requests = [.. requests.Where(r => r.State == EmploymentState.Pending)],
            Claimed = [.. requests.Where(r => r.State == EmploymentState.Claimed)],
            MayEnter = actor.ScopeOf(Permission.ReadLearners) == Scope.OwnUnit,
            MayExport = actor.May(Permission.ExportLearners),
            IsJudged = requirement is not null,
            GroupName = await groups.NameAsync(group, cancellationToken),
        };
    }

    /// <summary>Records that are not merged and whose name begins so.</summary>
    internal static IQueryable<Learner> Named(IQueryable<Learner> people, string? beginning)
    {
        people = people.Where(l => l.MergedIntoId == null);
        if (Characters.TrimToNull(beginning) is not { } words)
            return people;
        var pattern = LikePattern.StartingWith(PersonName.Normalise(words));
        return people.Where(l => EF.Functions.ILike(l.Name, pattern, LikePattern.EscapeCharacter));
    }

    /// <summary>All, those complete or those behind.</summary>
    internal static IQueryable<Learner> Standing(PortalDbContext db, IQueryable<Learner> people, short year, bool? complete) =>
        complete switch
        {
            true => people.Where(l => db.LearnerYears.Any(y => y.LearnerId == l.Id && y.LearningYear == year && y.IsComplete)),
            false => people.Where(l => !db.LearnerYears.Any(y => y.LearnerId == l.Id && y.LearningYear == year && y.IsComplete)),
            null => people,
        };

    // A value at a time, each the first of its kind: asked for together, the year of everybody would be numbered to find that of fifty;
    // asked whether there is
    // any, PostgreSQL would gather everybody's to look fifty up.
    internal static Expression<Func<Learner, LearnerRow>> Row(PortalDbContext db, short year) =>
        l => new LearnerRow
        {
            Id = l.Id,
            Name = l.Name,
            IdentityMask = l.IdentityMask,
            Employer = db.Organisations.Where(o => o.Id == l.EmployerId).Select(o => o.Name).FirstOrDefault(),
            Level = l.Level,
            Title = l.Title,
            Compulsory = db
                .LearnerYears.Where(y => y.LearnerId == l.Id && y.LearningYear == year)
                .Select(y => y.Compulsory)
                .FirstOrDefault(),
            Elective = db.LearnerYears.Where(y => y.LearnerId == l.Id && y.LearningYear == year).Select(y => y.Elective).FirstOrDefault(),
            Professional = db
                .LearnerYears.Where(y => y.LearnerId == l.Id && y.LearningYear == year)
                .Select(y => y.Professional)
                .FirstOrDefault(),
            IsComplete = db
                .LearnerYears.Where(y => y.LearnerId == l.Id && y.LearningYear == year)
                .Select(y => y.IsComplete)
                .FirstOrDefault(),
            IsConfirmed =
                db.Employments.Where(e => e.LearnerId == l.Id && e.OrganisationId == l.EmployerId && e.State == EmploymentState.Confirmed)
                    .Select(e => (Guid?)e.Id)
                    .FirstOrDefault() != null,
        };
}
