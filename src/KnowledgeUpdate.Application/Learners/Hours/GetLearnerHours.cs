using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A learner's hours of a year, what is missing, and all years.</summary>
/// <param name="LearnerId">Null: one's own.</param>
/// <param name="Year">Null: the year now.</param>
[SignedIn]
public sealed record GetLearnerHours(Guid? LearnerId = null, short? Year = null) : IQuery<LearnerHours?>;

/// <summary>A learner's hours.</summary>
public sealed record LearnerHours
{
    public required Guid LearnerId { get; init; }

    public required string Name { get; init; }

    public required string IdentityMask { get; init; }

    public required LearnerProfile Profile { get; init; }

    public required short Year { get; init; }

    public required HourTotals Totals { get; init; }

    /// <summary>Null while the yearly requirement is not configured.</summary>
    public required YearlyProgress? Progress { get; init; }

    /// <summary>Of the year, newest first.</summary>
    public required IReadOnlyList<HourLine> Entries { get; init; }

    /// <summary>Claims under way, by category.</summary>
    public required HourTotals Pending { get; init; }

    public required IReadOnlyList<YearLine> Years { get; init; }

    /// <summary>The reader is the learner.</summary>
    public required bool IsOwn { get; init; }

    public required Guid? MergedFrom { get; init; }

    /// <summary>Seminars of the year are still to come.</summary>
    public required bool IsThisYear { get; init; }

    /// <summary>Hours of the year can still be claimed.</summary>
    public required bool IsOpen { get; init; }
}

/// <summary>Who the learner is and where employed.</summary>
public sealed record LearnerProfile(
    string? Employer,
    EmploymentState? EmployerState,
    string? AskedEmployer,
    string? Series,
    TitleLevel Level,
    string? Title,
    string? FieldCode,
    Education Education
);

/// <summary>A year in the list of years.</summary>
public sealed record YearLine(short Year, HourTotals Totals, bool IsComplete);

internal sealed class GetLearnerHoursHandler(
    PortalDbContext db,
    Actor actor,
    LearnerAccess access,
    HourLedger ledger,
    LearningYears openYears
) : IRequestHandler<GetLearnerHours, LearnerHours?>
{
    /// <summary>Entries shown of a year; a learner has some twenty.</summary>
    private const int MostEntries = 300;

    public async Task<LearnerHours?> Handle(GetLearnerHours query, CancellationToken cancellationToken)
    {
        var asked = query.LearnerId is { } id
            ? await access.FindAsync(id, cancellationToken)
            : await access.FindMineAsync(cancellationToken);
        if (asked is null)
            return null;
        // A unit that is only asked to confirm an employment reads the request, and nothing of the record yet.
        if (
            actor.ScopeOf(Permission.ReadLearners) == Scope.OwnUnit
            && !await access.IsOwnAsync(asked.Id, cancellationToken)
            && !await access.Answering().AnyAsync(l => l.Id == asked.Id, cancellationToken)
        )
            throw new NotFoundException(nameof(Learner));
        var learner = asked.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, cancellationToken) : asked;
        var open = await openYears.OpenAsync(cancellationToken);
        var year = query.Year ?? open.Current;
        var accounts = await db.Learners.Where(l => l.MergedIntoId == learner.Id).Select(l => l.Id).ToListAsync(cancellationToken);
        Guid[] own = [learner.Id, .. accounts];
        var years = await db
            .LearnerYears.Where(y => y.LearnerId == learner.Id && y.Entries > 0)
            .OrderByDescending(y => y.LearningYear)
            .Select(y => new YearLine(y.LearningYear, new HourTotals(y.Compulsory, y.Elective, y.Professional), y.IsComplete))
            .ToListAsync(cancellationToken);
        var entries = await db
            .HourEntries.Where(e => own.Contains(e.LearnerId) && e.LearningYear == year)
            .OrderByDescending(e => e.At)
            .ThenByDescending(e => e.Id)
            .Take(MostEntries)
            .Select(e => new
            {
                Line = new HourLine
                {
                    Id = e.Id,
                    Year = e.LearningYear,
                    Title = e.Title,
                    Provider = e.Provider,
                    Category = e.Category,
                    Hours = e.Hours,
                    Source = e.SourceKind,
                    From = e.StudiedFrom,
                    To = e.StudiedTo,
                    At = e.At,
                    IsReversed = false,
                    Reason = e.Reason,
                },
                e.ReversesId,
            })
            .ToListAsync(cancellationToken);
        // A reversal is an entry of the same year: where all entries are here, so are all reversals.
        var reversed = (
            entries.Count < MostEntries
                ? entries.Where(e => e.ReversesId is not null).Select(e => e.ReversesId!.Value)
                : await db
                    .HourEntries.Where(e => own.Contains(e.LearnerId) && e.LearningYear == year && e.ReversesId != null)
                    .Select(e => e.ReversesId!.Value)
                    .ToListAsync(cancellationToken)
        ).ToHashSet();
        var pending = await db
            .HourClaims.Where(c =>
                own.Contains(c.LearnerId)
                && c.LearningYear == year
                && (c.State == ClaimState.WithEmployer || c.State == ClaimState.WithAuthority || c.State == ClaimState.Appealed)
            )
            .GroupBy(c => c.Category)
            .Select(g => new { g.Key, Hours = g.Sum(c => c.Hours) })
            .ToListAsync(cancellationToken);
        var totals = years.FirstOrDefault(y => y.Year == year)?.Totals ?? default;
        var requirement = await ledger.RequirementAsync(year, cancellationToken);
        return new LearnerHours
        {
            LearnerId = learner.Id,
            Name = learner.Name,
            IdentityMask = learner.IdentityMask,
            Profile = await ProfileAsync(learner, cancellationToken),
            Year = year,
            Totals = totals,
            Progress = requirement?.Measure(totals),
            Entries = [.. entries.Select(e => e.Line with { IsReversed = reversed.Contains(e.Line.Id) })],
            Pending = pending.Aggregate(default(HourTotals), (sum, p) => sum.Plus(p.Key, p.Hours)),
            Years = years,
            IsOwn = learner.UserId is not null && learner.UserId == actor.UserId,
            MergedFrom = asked.Id == learner.Id ? null : asked.Id,
            IsThisYear = year == open.Current,
            IsOpen = open.Contains(year),
        };
    }

    private async Task<LearnerProfile> ProfileAsync(Learner learner, CancellationToken ct)
    {
        var employments = await (
            from e in db.Employments
            join o in db.Organisations on e.OrganisationId equals o.Id
            where e.LearnerId == learner.Id && (e.State == EmploymentState.Confirmed || e.State == EmploymentState.Pending)
            select new { e.State, o.Name }
        ).ToListAsync(ct);
        var confirmed = employments.FirstOrDefault(e => e.State == EmploymentState.Confirmed);
        var asked = employments.FirstOrDefault(e => e.State == EmploymentState.Pending);
        return new LearnerProfile(
            confirmed?.Name ?? asked?.Name,
            (confirmed ?? asked)?.State,
            confirmed is null ? null : asked?.Name,
            learner.Series,
            learner.Level,
            learner.Title,
            learner.FieldCode,
            learner.Education
        );
    }
}
