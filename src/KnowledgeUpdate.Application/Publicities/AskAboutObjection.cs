using FluentValidation;
using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Application.Publicities;

/// <summary>Asks about an objection by its receipt number: where it stands and the answer, never who objected.</summary>
[Public]
public sealed record AskAboutObjection(string? Receipt) : IQuery<ObjectionProgress?>;

/// <summary>Where an objection stands.</summary>
public sealed record ObjectionProgress(
    string Receipt,
    DateTimeOffset ReceivedAt,
    ObjectionState State,
    ObjectionFinding? Finding,
    string? Answer,
    string? Measure,
    bool IsCorrected,
    DateTimeOffset? AnsweredAt
);

internal sealed class AskAboutObjectionHandler(PortalDbContext db) : IRequestHandler<AskAboutObjection, ObjectionProgress?>
{
    public async Task<ObjectionProgress?> Handle(AskAboutObjection query, CancellationToken cancellationToken)
    {
        var receipt = Characters.Narrow(query.Receipt).ToUpperInvariant();
        return await db
            .Objections.Where(o => o.Receipt == receipt)
            .Select(o => new ObjectionProgress(
                o.Receipt,
                o.ReceivedAt,
                o.State,
                o.Finding,
                o.Answer,
                o.Measure,
                o.CorrectedById != null,
                o.AnsweredAt
            ))
            .SingleOrDefaultAsync(cancellationToken);
    }
}
