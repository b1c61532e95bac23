using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Seminars of the tenant, the area or the reader's own unit.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record ListSeminars(SeminarFilter Filter, string? Sort, PageOf Page) : IQuery<Page<SeminarRow>>;

/// <summary>A seminar in the list.</summary>
public sealed record SeminarRow(
    Guid Id,
    string Title,
    string Host,
    SeminarKind Kind,
    string? Field,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string Place,
    SeminarState State,
    int Capacity,
    int Taken,
    int Waiting,
    bool IsLate
);

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
            s => new SeminarRow(
                s.Id,
                s.Title,
                s.HostName,
                s.Kind,
                s.Field,
                s.StartsOn,
                s.EndsOn,
                s.Place,
                s.State,
                db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => (int?)x.Capacity).FirstOrDefault() ?? s.HeadCount,
                db.GatheringSeats.Where(x => x.GatheringId == s.Id).Select(x => x.Taken).FirstOrDefault(),
                db.Enrolments.Count(e => e.GatheringId == s.Id && (e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Applied)),
                s.LateReason != null
            ),
            cancellationToken
        );
    }
}
