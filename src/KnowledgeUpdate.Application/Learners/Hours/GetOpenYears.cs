using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>The learning years that a person can choose when hours are entered.</summary>
[SignedIn]
public sealed record GetOpenYears : IQuery<OpenYears>;

internal sealed class GetOpenYearsHandler(LearningYears years) : IRequestHandler<GetOpenYears, OpenYears>
{
    public Task<OpenYears> Handle(GetOpenYears query, CancellationToken cancellationToken) => years.OpenAsync(cancellationToken);
}
