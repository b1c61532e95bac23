namespace KnowledgeUpdate.Application.Delivery;

/// <summary>The seminar that a roster would fill, for its host.</summary>
[Requires(Permission.DecideEnrolments)]
public sealed record GetRosterPlace(Guid SeminarId) : IQuery<RosterPlace>;

/// <summary>A seminar with its seats.</summary>
public sealed record RosterPlace(Guid Id, string Title, int Capacity, int Taken);

internal sealed class GetRosterPlaceHandler(PortalDbContext db, DeliveryAccess access) : IRequestHandler<GetRosterPlace, RosterPlace>
{
    public async Task<RosterPlace> Handle(GetRosterPlace query, CancellationToken cancellationToken)
    {
        var seminar = await access.FindOwnAsync(query.SeminarId, cancellationToken);
        var seats = await db.SeminarSeats.SingleOrDefaultAsync(s => s.SeminarId == seminar.Id, cancellationToken);
        return new RosterPlace(seminar.Id, seminar.Title, seats?.Capacity ?? seminar.HeadCount, seats?.Taken ?? 0);
    }
}
