namespace KnowledgeUpdate.Application.Learners;

/// <summary>All learners of a filter with what each lacks, streamed for an export; identity numbers masked.</summary>
/// <param name="Write">Gets the rows, and the year's requirement where it is configured.</param>
[Requires(Permission.ExportLearners)]
public sealed record ExportLearners(
    short? Year,
    string? Words,
    bool? Complete,
    Func<IAsyncEnumerable<LearnerRow>, Task> Write,
    LearnerGroup? Group = null
) : IQuery<Unit>;

internal sealed class ExportLearnersHandler(
    PortalDbContext db,
    LearnerAccess access,
    LearnerGroups groups,
    HourLedger ledger,
    TimeProvider clock
) : IRequestHandler<ExportLearners, Unit>
{
    public async Task<Unit> Handle(ExportLearners query, CancellationToken cancellationToken)
    {
        var year = query.Year ?? (short)BeijingTime.DateOf(clock.GetUtcNow()).Year;
        var people = await groups.WithinAsync(
            ListLearnersHandler.Named(access.Answering(), query.Words),
            query.Group ?? new LearnerGroup(),
            cancellationToken
        );
        var rows = ListLearnersHandler
            .Sorts.Of()
            .Apply(ListLearnersHandler.Standing(db, people, year, query.Complete))
            .Select(ListLearnersHandler.Row(db, year));
        var requirement = await ledger.RequirementAsync(year, cancellationToken);
        await query.Write(rows.AsAsyncEnumerable().Select(r => r with { Missing = requirement?.Measure(r.Totals).Missing }));
        return Unit.Value;
    }
}
