using KnowledgeUpdate.Application.Countersign;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What somebody may do with a call: views and commands ask here.</summary>
[Service]
public sealed class CallActs(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    CallTermsCheck check,
    Countersigning countersigning,
    TimeProvider clock
)
{
    public async Task<CallRights> OfAsync(SeminarCall call, CancellationToken ct)
    {
        var isOpen = call.State is CallState.Published or CallState.Scoring;
        var takesNext = isOpen && actor.May(Permission.BeginExpertScoring);
        var scoresNext = call.State == CallState.Published && call.Terms.ExpertScoring;
        var sends = call.State == CallState.Draft && actor.May(Permission.PublishSeminarCall);
        var changes = call.State == CallState.Published && actor.May(Permission.PublishSeminarCall);
        Exception? hindrance =
            sends ? await SendingHindranceAsync(call, ct)
            : !takesNext ? null
            : scoresNext ? await ScoringHindranceAsync(call, ct)
            : await BenchHindranceAsync(call, ct);
        return new CallRights
        {
            MayEdit = call.State == CallState.Draft && actor.May(Permission.SaveSeminarCall),
            MayPublish = sends && hindrance is null,
            MayCorrect = changes,
            MayWithdraw = changes && !await db.SeminarProposals.AnyAsync(p => p.CallId == call.Id && p.SubmittedAt != null, ct),
            MayExtend = call.State == CallState.Published && actor.May(Permission.SaveSeminarCall),
            MayBeginScoring = takesNext && scoresNext && hindrance is null,
            MayOpenBench = takesNext && !scoresNext && hindrance is null && actor.May(Permission.FormAnnualPlan),
            Hindrance = hindrance,
        };
    }

    /// <summary>What stands in the way of sending a draft for release; null: nothing.</summary>
    private async Task<RuleException?> SendingHindranceAsync(SeminarCall call, CancellationToken ct) =>
        call.ReleaseHindrance(await check.FeeClassesAsync(ct), clock.GetUtcNow())
        ?? await countersigning.HindranceAsync(CallRelease.Name, call.Id, ct);

    /// <summary>What stands in the way of expert scoring; null: nothing.</summary>
    public async Task<Exception?> ScoringHindranceAsync(SeminarCall call, CancellationToken ct) =>
        call.ScoringHindrance(await AwaitingAsync(call, ct), clock.GetUtcNow())
        ?? (
            // Past it, the state itself says more.
            call.State != CallState.Published
            || await db.SeminarProposals.AnyAsync(p => p.CallId == call.Id && p.State == ProposalState.Recommended, ct)
                ? null
                : new RuleException("Nothing is recommended: there is nothing to score.")
        );

    /// <summary>What stands in the way of the plan bench; null: nothing.</summary>
    /// <remarks>The refusal depends on all scores, so it is not shown to somebody who may not see some of them.</remarks>
    public async Task<Exception?> BenchHindranceAsync(SeminarCall call, CancellationToken ct)
    {
        var me = await parties.MyAccountsAsync(ct);
        if (
            await db.ConflictsOfInterest.AnyAsync(
                c => me.Contains(c.UserId) && db.SeminarProposals.Any(p => p.Id == c.SubjectId && p.CallId == call.Id),
                ct
            )
        )
            return new ForbiddenException(
                "You have a conflict of interest with a proposal of this call. A colleague without one opens the plan bench."
            );
        return call.BenchHindrance(await AwaitingAsync(call, ct), await OpenScoresAsync(call, ct), clock.GetUtcNow());
    }

    /// <summary>Proposals that await first review.</summary>
    public Task<int> AwaitingAsync(SeminarCall call, CancellationToken ct) =>
        db.SeminarProposals.CountAsync(p => p.CallId == call.Id && p.State == ProposalState.Submitted, ct);

    /// <summary>Scores that are outstanding.</summary>
    public Task<int> OpenScoresAsync(SeminarCall call, CancellationToken ct) =>
        db.ExpertAssignments.CountAsync(a => a.RoundId == call.Id && a.State == AssignmentState.Open, ct);
}
