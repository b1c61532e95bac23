using KnowledgeUpdate.Application.Gatherings;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>The seminar that a roster would fill, for its host.</summary>
[Requires(Permission.DecideEnrolments)]
public sealed record GetRosterPlace(Guid GatheringId) : IQuery<RosterPlace>;

/// <summary>A seminar with its seats.</summary>
public sealed record RosterPlace(Guid Id, string Title, int Capacity, int Taken);

internal sealed class GetRosterPlaceHandler(PortalDbContext db, GatheringAccess access) : IRequestHandler<GetRosterPlace, RosterPlace>
{
    public async Task<RosterPlace> Handle(GetRosterPlace query, CancellationToken cancellationToken)
    {
        var gathering = await access.FindOwnAsync(query.GatheringId, cancellationToken);
        var seats = await db.GatheringSeats.SingleOrDefaultAsync(s => s.GatheringId == gathering.Id, cancellationToken);
        return new RosterPlace(gathering.Id, gathering.Title, seats?.Capacity ?? gathering.HeadCount, seats?.Taken ?? 0);
    }
}
