namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The quota of the reader's unit under a call.</summary>
[Requires(Permission.ReviewSeminarProposal)]
public sealed record GetRecommendationQuota(Guid CallId) : IQuery<QuotaView>;

public sealed record QuotaView(int Used, int Limit);

internal sealed class GetRecommendationQuotaHandler(PortalDbContext db, Actor actor) : IRequestHandler<GetRecommendationQuota, QuotaView>
{
    public async Task<QuotaView> Handle(GetRecommendationQuota query, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == query.CallId, cancellationToken);
        var used = await db
            .RecommendationQuotas.Where(q => q.CallId == call.Id && q.OrganisationId == actor.MyUnit)
            .Select(q => q.Used)
            .SingleOrDefaultAsync(cancellationToken);
        return new QuotaView(used, call.LimitOf(actor.MyUnit));
    }
}
