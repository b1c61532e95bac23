using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>The one place where a first review takes effect: proposal, quota, trail, worklist and notice together.</summary>
[Service]
public sealed class FirstReviews(PortalDbContext db, Actor actor, Flow flow)
{
    /// <exception cref="RuleException">The state forbids it, or the unit's recommendations are used up.</exception>
    public async Task DecideAsync(
        SeminarProposal proposal,
        ReviewDecision decision,
        string opinion,
        int? rank,
        IReadOnlyList<ProposalSection> sections,
        CancellationToken ct
    )
    {
        if (proposal.Call.State != CallState.Published)
            throw new RuleException("The first review of this call is over.");
        var move = flow.Of(
                new FlowSubject(
                    nameof(SeminarProposal),
                    proposal.Id,
                    proposal.Title,
                    $"{actor.OrganisationName} · {proposal.Number}",
                    Links.Proposal(proposal.Id)
                )
            )
            .ClosesAll()
            .Step(ReviewStage.FirstReview, decision, opinion, proposal.FiledVersions, [.. sections.Select(s => s.ToString())]);
        switch (decision)
        {
            case ReviewDecision.Recommended:
                var quota = await QuotaAsync(proposal.Call, proposal.RecommenderId ?? actor.MyUnit, ct);
                quota.Take();
                proposal.Recommend(rank ?? quota.Used);
                break;
            case ReviewDecision.Returned:
                proposal.Return(sections);
                move.Opens(
                    SeminarActs.Mend,
                    Role.UnitAdministrator,
                    proposal.OrganisationId,
                    proposal.Call.Terms.FirstReviewDueOn ?? BeijingTime.DateOf(proposal.Call.ClosesAt.AddTicks(-1))
                );
                break;
            default:
                proposal.Decline();
                break;
        }

        await move.Tells(
                Role.UnitAdministrator,
                proposal.OrganisationId,
                decision switch
                {
                    ReviewDecision.Recommended => "“{0}” is recommended",
                    ReviewDecision.Returned => "“{0}” is returned for changes",
                    _ => "“{0}” is not recommended",
                },
                proposal.Title
            )
            .DoneAsync(ct);
    }

    /// <summary>
    /// The unit's quota under a call. The update locks its row, so that of two concurrent last recommendations one is refused.
    /// </summary>
    private async Task<RecommendationQuota> QuotaAsync(SeminarCall call, Guid unit, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO recommendation_quotas (tenant_id, call_id, organisation_id, "limit", used) VALUES ({db.Scope.Required}, {call.Id},
                {unit}, {call.LimitOf(unit)}, 0) ON CONFLICT DO NOTHING
            """,
            ct
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            SELECT 1 FROM recommendation_quotas WHERE tenant_id = {db.Scope.Required} AND call_id = {call.Id} AND organisation_id = {unit}
                FOR UPDATE
            """,
            ct
        );
        return await db.RecommendationQuotas.SingleAsync(q => q.CallId == call.Id && q.OrganisationId == unit, ct);
    }
}
