using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// Ends the first review of a call, computes conflicts of interest, and gives every recommended proposal its experts by a seed.
/// </summary>
/// <param name="Seed">Decides between equals; the same seed gives the same assignment.</param>
[Requires(Permission.BeginExpertScoring)]
public sealed record BeginExpertScoring(Guid CallId, uint Version, string? Seed) : ICommand<int>;

internal sealed class BeginExpertScoringHandler(PortalDbContext db, Actor actor, Flow flow, TimeProvider clock)
    : IRequestHandler<BeginExpertScoring, int>
{
    public async Task<int> Handle(BeginExpertScoring command, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == command.CallId, cancellationToken);
        db.Expect(call, command.Version);
        var awaiting = await db.SeminarProposals.CountAsync(
            p => p.CallId == call.Id && p.State == ProposalState.Submitted,
            cancellationToken
        );
        var seed = Characters.TrimToNull(command.Seed) ?? $"{call.Year}-{call.Id:N}";
        call.BeginScoring(awaiting, seed, clock.GetUtcNow());

        var proposals = await db
            .SeminarProposals.Where(p => p.CallId == call.Id && p.State == ProposalState.Recommended)
            .OrderBy(p => p.Number)
            .ToListAsync(cancellationToken);
        if (proposals.Count == 0)
            throw new RuleException("No proposal is recommended: there is nothing to score.");
        var experts = await db.Experts.Where(e => e.IsActive).OrderBy(e => e.Id).ToListAsync(cancellationToken);
        var conflicts = await FindConflictsAsync(proposals, experts, cancellationToken);
        foreach (var proposal in proposals)
            proposal.BeginScoring();

        var pairs = BalancedAssignment.Assign(
            proposals.Count,
            experts.Count,
            call.Terms.ExpertsPerProposal,
            (p, e) => !conflicts.Contains((proposals[p].Id, experts[e].UserId)),
            (p, e) => experts[e].Fields.Contains(proposals[p].Field ?? ""),
            seed
        );
        foreach (var (p, e) in pairs)
            db.Add(new ExpertAssignment(call.Id, proposals[p].Id, experts[e].Id, experts[e].UserId));
        await flow.Of(new FlowSubject(nameof(SeminarCall), call.Id, call.Title, $"{proposals.Count}", Links.Call(call.Id)))
            .Closes(WorkActs.EndReview)
            .Opens(WorkActs.EndScoring, Role.ProgrammeOffice, actor.MyUnit, call.Terms.ScoringDueOn)
            .DoneAsync(cancellationToken);
        foreach (var load in pairs.GroupBy(p => p.Expert))
        {
            var expert = experts[load.Key];
            await flow.Of(new FlowSubject(nameof(SeminarCall), call.Id, call.Title, $"{load.Count()}", Links.MyScoring))
                .OpensFor(expert.UserId, WorkActs.Score, Role.Expert, expert.EmployerId, call.Terms.ScoringDueOn)
                .Tells(expert.UserId, "{0} proposals of “{1}” are yours to score", load.Count().ToString(), call.Title)
                .DoneAsync(cancellationToken);
        }

        return pairs.Count;
    }

    /// <summary>Records the computed conflicts; those declared before stay.</summary>
    private async Task<HashSet<(Guid Proposal, Guid User)>> FindConflictsAsync(
        List<SeminarProposal> proposals,
        List<Expert> experts,
        CancellationToken ct
    )
    {
        var places = proposals.Select(p => p.OrganisationId).Concat(experts.Select(e => e.EmployerId)).Distinct().ToList();
        var units = await db.Organisations.AsNoTracking().Where(o => places.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
        var ids = proposals.Select(p => p.Id).ToList();
        var known = (
            await db.ConflictsOfInterest.Where(c => ids.Contains(c.ProposalId)).Select(c => new { c.ProposalId, c.UserId }).ToListAsync(ct)
        )
            .Select(c => (c.ProposalId, c.UserId))
            .ToHashSet();
        foreach (var proposal in proposals)
        {
            foreach (var expert in experts)
            {
                foreach (
                    var reason in ConflictOfInterest.Between(
                        expert.Name,
                        units[expert.EmployerId],
                        units[proposal.OrganisationId],
                        [.. proposal.LecturerNames]
                    )
                )
                {
                    db.Add(new ConflictOfInterest(expert.UserId, proposal.Id, reason));
                    known.Add((proposal.Id, expert.UserId));
                }
            }
        }

        return known;
    }
}
