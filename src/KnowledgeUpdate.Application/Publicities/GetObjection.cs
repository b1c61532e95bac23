using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>An objection with its content; the contact is masked until it is revealed.</summary>
[Requires(Permission.ReadObjections)]
public sealed record GetObjection(Guid Id) : IQuery<ObjectionView>;

public sealed record ObjectionView
{
    public required Guid Id { get; init; }

    public required uint Version { get; init; }

    public required Guid PublicityId { get; init; }

    public required Guid SubjectId { get; init; }

    public required string Receipt { get; init; }

    public required string Notice { get; init; }

    public required string MaskedName { get; init; }

    public required string MaskedContact { get; init; }

    public required string About { get; init; }

    public required string Content { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required ObjectionState State { get; init; }

    public required ObjectionFinding? Finding { get; init; }

    public required string? Answer { get; init; }

    public required string? Measure { get; init; }

    public required bool AwaitsCorrection { get; init; }

    public required IReadOnlyList<TrailStep> Trail { get; init; }

    /// <summary>The reader answers it: it is open, and not about a row of a unit to which the reader belongs.</summary>
    public required bool MayAnswer { get; init; }
}

internal sealed class GetObjectionHandler(PortalDbContext db, Actor actor, IEnumerable<IPublicised> subjects, ReviewTrail trail)
    : IRequestHandler<GetObjection, ObjectionView>
{
    public async Task<ObjectionView> Handle(GetObjection query, CancellationToken cancellationToken)
    {
        var o = await db.Objections.SingleOrNotFoundAsync(o => o.Id == query.Id, cancellationToken);
        var publicity = await db.Publicities.SingleAsync(p => p.Id == o.PublicityId, cancellationToken);
        return new ObjectionView
        {
            Id = o.Id,
            Version = o.Version,
            PublicityId = o.PublicityId,
            SubjectId = publicity.SubjectId,
            Receipt = o.Receipt,
            Notice = publicity.Title,
            MaskedName = o.Name.EnumerateRunes().First() + "**",
            MaskedContact = PhoneNumber.Mask(o.Contact),
            About = o.About,
            Content = o.Content,
            ReceivedAt = o.ReceivedAt,
            State = o.State,
            Finding = o.Finding,
            Answer = o.Answer,
            Measure = o.Measure,
            AwaitsCorrection = o.AwaitsCorrection,
            Trail = await trail.ReadAsync(o.Id, cancellationToken),
            MayAnswer =
                actor.May(Permission.AnswerObjection)
                && o.State == ObjectionState.Received
                && !(
                    o.About.Length > 0
                    && await subjects.First(s => s.SubjectKind == publicity.SubjectKind).IsPartyAsync(publicity, o.About, cancellationToken)
                ),
        };
    }
}
