namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Whether the actor may answer the questionnaire of a seminar now, and why not.</summary>
[SignedIn]
public sealed record GetEvaluationForm(Guid SeminarId) : IQuery<EvaluationForm>;

/// <param name="Obstacle">Why it cannot be answered, an English key; null: it can.</param>
public sealed record EvaluationForm(Guid SeminarId, string Title, string Host, [Sentence] string? Obstacle);

internal sealed class GetEvaluationFormHandler(PortalDbContext db, DeliveryAccess access, TimeProvider clock)
    : IRequestHandler<GetEvaluationForm, EvaluationForm>
{
    public async Task<EvaluationForm> Handle(GetEvaluationForm query, CancellationToken cancellationToken)
    {
        var enrolment = await access.SeatOfAsync(await access.MeAsync(cancellationToken), query.SeminarId, cancellationToken);
        var seminar = await db.Seminars.SingleAsync(s => s.Id == query.SeminarId, cancellationToken);
        return new EvaluationForm(
            seminar.Id,
            seminar.Title,
            seminar.HostName,
            await Evaluations.ObstacleAsync(db, seminar, enrolment.Id, clock.GetUtcNow(), cancellationToken)
        );
    }
}
