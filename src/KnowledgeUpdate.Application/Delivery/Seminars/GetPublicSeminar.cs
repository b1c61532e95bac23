namespace KnowledgeUpdate.Application.Delivery;

/// <summary>
/// A seminar whose implementation plan is filed, for everybody; also after enrolment, so that a link passed on still answers.
/// </summary>
[Public]
public sealed record GetPublicSeminar(Guid Id) : IQuery<PublicSeminar>;

internal sealed class GetPublicSeminarHandler(PublicSeminars seminars) : IRequestHandler<GetPublicSeminar, PublicSeminar>
{
    public Task<PublicSeminar> Handle(GetPublicSeminar query, CancellationToken cancellationToken) =>
        seminars.GetAsync(query.Id, cancellationToken);
}
