namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Units that may recommend: city bureaus and industry departments, to give them limits of their own in a call.</summary>
[Requires(Permission.SaveSeminarCall)]
public sealed record ListRecommenders : IQuery<IReadOnlyList<RecommenderName>>;

internal sealed class ListRecommendersHandler(PortalDbContext db) : IRequestHandler<ListRecommenders, IReadOnlyList<RecommenderName>>
{
    public async Task<IReadOnlyList<RecommenderName>> Handle(ListRecommenders query, CancellationToken cancellationToken) =>
        await CallTermsCheck
            .Recommenders(db)
            .OrderBy(o => o.Kind)
            .ThenBy(o => o.DivisionCode)
            .ThenBy(o => o.Name)
            .Select(o => new RecommenderName(o.Id, o.Name))
            .ToListAsync(cancellationToken);
}
