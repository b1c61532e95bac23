using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>An objection with its content; the contact is masked until it is revealed.</summary>
[Requires(Permission.ReadObjections)]
public sealed record GetObjection(Guid Id) : IQuery<ObjectionView>;

public sealed record ObjectionView(
    Guid Id,
    uint Version,
    Guid PublicityId,
    Guid SubjectId,
    string Receipt,
    string Notice,
    string MaskedName,
    string MaskedContact,
    string About,
    string Content,
    DateTimeOffset ReceivedAt,
    ObjectionState State,
    ObjectionFinding? Finding,
    string? Answer,
    string? Measure,
    bool AwaitsCorrection,
    IReadOnlyList<TrailStep> Trail
)
{
    /// <summary>The reader answers it: it is open, and not about a row of a unit to which the reader belongs.</summary>
    public bool MayAnswer { get; init; }
}

internal sealed class GetObjectionHandler(PortalDbContext db, Actor actor, IEnumerable<IPublicised> subjects, ReviewTrail trail)
    : IRequestHandler<GetObjection, ObjectionView>
{
    public async Task<ObjectionView> Handle(GetObjection query, CancellationToken cancellationToken)
    {
        var o = await db.Objections.SingleOrNotFoundAsync(o => o.Id == query.Id, cancellationToken);
        var publicity = await db.Publicities.SingleAsync(p => p.Id == o.PublicityId, cancellationToken);
        return new ObjectionView(
            o.Id,
            o.Version,
            o.PublicityId,
            publicity.SubjectId,
            o.Receipt,
            publicity.Title,
            o.Name.EnumerateRunes().First() + "**",
            PhoneNumber.Mask(o.Contact),
            o.About,
            o.Content,
            o.ReceivedAt,
            o.State,
            o.Finding,
            o.Answer,
            o.Measure,
            o.AwaitsCorrection,
            await trail.ReadAsync(o.Id, cancellationToken)
        )
        {
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
