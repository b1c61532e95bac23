using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Ends the first review of a call and gives every recommended proposal to its experts.</summary>
/// <param name="Seed">Decides between equals; the same seed gives the same assignment.</param>
[Requires(Permission.BeginExpertScoring)]
public sealed record BeginExpertScoring(Guid CallId, uint Version, string? Seed) : ICommand<int>;

internal sealed class BeginExpertScoringHandler(
    PortalDbContext db,
    Actor actor,
    CallActs acts,
    ScoringRounds rounds,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<BeginExpertScoring, int>
{
    public async Task<int> Handle(BeginExpertScoring command, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(c => c.Id == command.CallId, cancellationToken);
        db.Expect(call, command.Version);
        if (await acts.ScoringHindranceAsync(call, cancellationToken) is { } hindrance)
            throw hindrance;
        call.BeginScoring(0, clock.GetUtcNow());
        var proposals = await db
            .SeminarProposals.Where(p => p.CallId == call.Id && p.State == ProposalState.Recommended)
            .OrderBy(p => p.Number)
            .ToListAsync(cancellationToken);
        foreach (var proposal in proposals)
            proposal.BeginScoring();
        var seed = Characters.TrimToNull(command.Seed) ?? $"{call.Year}-{call.Id:N}";
        var round = new ScoringRound(call.Id, nameof(SeminarCall), call.Title, seed)
        {
            Criteria = call.Terms.Criteria,
            ExpertsEach = call.Terms.ExpertsPerProposal,
            IsBlind = call.Terms.IsBlind,
            Method = call.Terms.ScoreMethod,
            DueOn = call.Terms.ScoringDueOn,
            Link = Links.Call(call.Id),
        };
        await flow.Of(new FlowSubject(nameof(SeminarCall), call.Id, call.Title, $"{proposals.Count}", Links.Call(call.Id)))
            .Closes(SeminarActs.EndReview)
            .Opens(SeminarActs.EndScoring, Role.ProgrammeOffice, actor.MyUnit, call.Terms.ScoringDueOn)
            .DoneAsync(cancellationToken);
        return await rounds.BeginAsync(round, [.. proposals.Select(p => Scored(round, p))], cancellationToken);
    }

    private static ScoredSubject Scored(ScoringRound round, SeminarProposal proposal) =>
        new(round.Id, proposal.Id, proposal.OrganisationId)
        {
            Number = proposal.Number!,
            Title = round.IsBlind ? BlindContent.Of(proposal.Content, proposal.OrganisationName).Title : proposal.Title,
            HostName = proposal.OrganisationName,
            Field = proposal.Field,
            People = proposal.LecturerNames,
            Link = Links.Proposal(proposal.Id),
        };
}
