using FluentValidation;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>What a roster would do now: every row checked.</summary>
[Requires(Permission.DecideEnrolments)]
public sealed record GetRoster(Guid Id) : IQuery<RosterView>;

/// <summary>A roster as it stands.</summary>
/// <param name="Result">How many were enrolled, once it is over.</param>
/// <param name="Left">Seats that are free.</param>
public sealed record RosterView(
    Guid Id,
    Guid GatheringId,
    string Seminar,
    string FileName,
    bool IsOver,
    int? Result,
    int Left,
    IReadOnlyList<RosterRow> Rows
)
{
    /// <summary>Rows that enrol somebody.</summary>
    public int Enrolling => Rows.Count(r => r.State is RosterRowState.New or RosterRowState.NewLearner);

    /// <summary>Of them rows of people who do not meet a condition.</summary>
    public int Unmet => Rows.Count(r => r.Unmet.Count > 0);

    /// <summary>Of them rows that go to the waiting list, since no seat is left.</summary>
    public int Waiting => Math.Max(0, Enrolling - Left);
}

internal sealed class GetRosterHandler(PortalDbContext db, RosterSheet sheet, RosterCheck check) : IRequestHandler<GetRoster, RosterView>
{
    public async Task<RosterView> Handle(GetRoster query, CancellationToken cancellationToken)
    {
        var (gathering, upload) = await sheet.FindOwnAsync(query.Id, cancellationToken);
        var left = await db
            .GatheringSeats.Where(s => s.GatheringId == gathering.Id)
            .Select(s => s.Capacity - s.Taken)
            .SingleAsync(cancellationToken);
        return new RosterView(
            upload.Job.Id,
            gathering.Id,
            gathering.Title,
            upload.Name,
            upload.Job.IsOver,
            upload.Result,
            left,
            [.. (await check.CheckAsync(gathering, upload.Rows, cancellationToken)).Select(l => l.Row)]
        );
    }
}
