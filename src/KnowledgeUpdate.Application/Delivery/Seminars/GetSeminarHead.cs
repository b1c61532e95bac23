using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>What every tab of a seminar's page shows at its top.</summary>
[Requires(Permission.ReadSeminars)]
public sealed record GetSeminarHead(Guid Id) : IQuery<SeminarHead>;

/// <summary>A seminar by name, host, time and state.</summary>
public sealed record SeminarHead
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required string Title { get; init; }

    public required SeminarKind Kind { get; init; }

    public required string Host { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }

    public required string Place { get; init; }

    public required SeminarState State { get; init; }

    internal static SeminarHead Of(Seminar seminar) =>
        new()
        {
            Id = seminar.Id,
            Version = seminar.Version,
            Title = seminar.Title,
            Kind = seminar.Kind,
            Host = seminar.HostName,
            StartsOn = seminar.StartsOn,
            EndsOn = seminar.EndsOn,
            Place = seminar.Place,
            State = seminar.State,
        };
}

internal sealed class GetSeminarHeadHandler(DeliveryAccess access) : IRequestHandler<GetSeminarHead, SeminarHead>
{
    public async Task<SeminarHead> Handle(GetSeminarHead query, CancellationToken cancellationToken) =>
        SeminarHead.Of(await access.FindAsync(query.Id, cancellationToken));
}
