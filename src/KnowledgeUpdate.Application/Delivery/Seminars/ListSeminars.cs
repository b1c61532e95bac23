using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars of the tenant, the area or the reader's own unit.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record ListSeminars(SeminarFilter Filter, string? Sort, PageOf Page) : IQuery<Page<SeminarRow>>;

/// <summary>A seminar in the list.</summary>
public sealed record SeminarRow
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Host { get; init; }

    public required SeminarKind Kind { get; init; }

    public required string? Field { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string Place { get; init; }

    public required SeminarState State { get; init; }

    public required int Capacity { get; init; }

    public required int Taken { get; init; }

    public required int Waiting { get; init; }

    public required bool IsLate { get; init; }
}

internal sealed class ListSeminarsHandler(PortalDbContext db, DeliveryAccess access) : IRequestHandler<ListSeminars, Page<SeminarRow>>
{
    internal static readonly Sorts<Seminar> Sorts = new("start", s => s.Id) { { "start", s => s.StartsOn }, { "title", s => s.Title } };

    public Task<Page<SeminarRow>> Handle(ListSeminars query, CancellationToken cancellationToken)
    {
        var seminars = access.Visible();
        if (query.Filter.State is { } state)
            seminars = seminars.Where(s => s.State == state);
        if (query.Filter.Year is { } year)
            seminars = seminars.Where(s => s.Year == year);
        if (query.Filter.OnlyLate)
            seminars = seminars.Where(s => s.LateReason != null);
        if (Characters.TrimToNull(query.Filter.Text) is { } text)
        {
            var like = LikePattern.Containing(text);
            seminars = seminars.Where(s =>
                EF.Functions.ILike(s.Title, like, LikePattern.EscapeCharacter)
                || EF.Functions.ILike(s.HostName, like, LikePattern.EscapeCharacter)
            );
        }

        return seminars.ToPageAsync(
            Sorts.Of(query.Sort),
            query.Page,
            s => new SeminarRow
            {
                Id = s.Id,
                Title = s.Title,
                Host = s.HostName,
                Kind = s.Kind,
                Field = s.Field,
                StartsOn = s.StartsOn,
                EndsOn = s.EndsOn,
                Place = s.Place,
                State = s.State,
                Capacity =
                    db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => (int?)x.Capacity).FirstOrDefault() ?? s.HeadCount,
                Taken = db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => x.Taken).FirstOrDefault(),
                Waiting = db.Enrolments.Count(e =>
                    e.GatheringId == s.Id && (e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Applied)
                ),
                IsLate = s.LateReason != null,
            },
            cancellationToken
        );
    }
}
