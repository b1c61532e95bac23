using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;

namespace KnowledgeUpdate.Application.Evaluations;

/// <summary>Whether the actor may answer the questionnaire of a seminar now, and why not.</summary>
[SignedIn]
public sealed record GetEvaluationForm(Guid GatheringId) : IQuery<EvaluationForm>;

/// <param name="Obstacle">Why it cannot be answered, an English key; null: it can.</param>
public sealed record EvaluationForm(Guid GatheringId, string Title, string Host, [Sentence] string? Obstacle);

internal sealed class GetEvaluationFormHandler(PortalDbContext db, GatheringAccess gatherings, EnrolmentAccess own, TimeProvider clock)
    : IRequestHandler<GetEvaluationForm, EvaluationForm>
{
    public async Task<EvaluationForm> Handle(GetEvaluationForm query, CancellationToken cancellationToken)
    {
        var enrolment = await own.SeatOfAsync(await own.MeAsync(cancellationToken), query.GatheringId, cancellationToken);
        var gathering = await gatherings.FindOpenAsync(query.GatheringId, cancellationToken);
        return new EvaluationForm(
            gathering.Id,
            gathering.Title,
            gathering.HostName,
            await EvaluationObstacles.ObstacleAsync(db, gathering, enrolment.Id, clock.GetUtcNow(), cancellationToken)
        );
    }
}
