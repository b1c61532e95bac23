using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Decides claims of hours, one or many: the change of state, the review trail, the next work item and the notices.</summary>
[Service]
public sealed class ClaimDecisions(
    PortalDbContext db,
    Actor actor,
    ClaimAccess access,
    ClaimChecks checks,
    ClaimForms forms,
    HourLedger ledger,
    AnswerTime answers,
    Flow flow
)
{
    /// <summary>Decides a claim that the actor may see and did not file.</summary>
    /// <exception cref="ForbiddenException">Somebody else decides it.</exception>
    /// <exception cref="RuleException">The state or a rule forbids it.</exception>
    public async Task DecideAsync(HourClaim claim, ClaimAction action, string? opinion, CancellationToken ct)
    {
        var from = claim.State;
        var kind = await db.ActivityKinds.SingleAsync(k => k.Id == claim.KindId, ct);
        var actions = access.ActionsOn(claim, kind, isOwn: false);
        if (actions.Count == 0 && HourClaim.States.Allows(from, action))
            throw new ForbiddenException("This claim awaits the decision of somebody else.");
        if (!actions.Contains(action))
            throw new RuleException("This record is “{0}” now: “{1}” is not possible. Look at it again.", from, action);

        if (await access.HindranceAsync(claim, ct) is { } hindrance)
            throw hindrance;
        var learner = await access.LearnerOfAsync(claim, ct);
        var move = flow.Of(new FlowSubject(nameof(HourClaim), claim.Id, claim.Title, learner.Name, Links.Claim(claim.Id)))
            .ClosesAll()
            .Step(StageOf(from), DecisionOf(action), Characters.TrimToNull(opinion));
        switch (action)
        {
            case ClaimAction.Confirm:
                await PassOnAsync(claim, kind, learner, move, ct);
                break;
            case ClaimAction.Credit:
                await CreditAsync(claim, kind, ct);
                break;
            default:
                claim.Move(action);
                break;
        }

        await move.DoneAsync(ct);
        if (learner.UserId is { } filer)
            await AnswerAsync(claim, action, filer, ct);
    }

    /// <summary>The person who filed it reads the decision, and has a returned claim to mend.</summary>
    private async Task AnswerAsync(HourClaim claim, ClaimAction action, Guid filer, CancellationToken ct)
    {
        var answer = flow.Of(new FlowSubject(nameof(HourClaim), claim.Id, claim.Title, actor.OrganisationName, Links.MyClaim(claim.Id)));
        if (action == ClaimAction.Return)
            answer.OpensFor(
                filer,
                LearnerActs.MendClaim,
                Role.Learner,
                await db.Organisations.Where(o => o.ParentId == null).Select(o => o.Id).SingleAsync(ct)
            );
        await answer
            .Tells(
                filer,
                action switch
                {
                    ClaimAction.Confirm => "Your employer confirmed “{0}”; it is recognised next",
                    ClaimAction.Credit => "The hours of “{0}” are credited",
                    ClaimAction.Return => "“{0}” is returned for changes",
                    ClaimAction.Uphold => "The decision on “{0}” stands",
                    _ => "“{0}” is not recognised. You may appeal once",
                },
                claim.Title
            )
            .DoneAsync(ct);
    }

    private static ReviewStage StageOf(ClaimState from) =>
        from switch
        {
            ClaimState.WithEmployer => ReviewStage.EmployerConfirmation,
            ClaimState.WithAuthority => ReviewStage.Recognition,
            _ => ReviewStage.AppealDecision,
        };

    private static ReviewDecision DecisionOf(ClaimAction action) =>
        action switch
        {
            ClaimAction.Return => ReviewDecision.Returned,
            ClaimAction.Decline or ClaimAction.Uphold => ReviewDecision.Refused,
            _ => ReviewDecision.Approved,
        };

    private async Task PassOnAsync(HourClaim claim, ActivityKind kind, Learner learner, FlowMove move, CancellationToken ct)
    {
        await checks.RefuseDuplicatesAsync(claim, kind, ct);
        var (unit, role, passedOver) = await access.AuthorityAsync(learner, ct);
        foreach (var name in passedOver)
            move.Step(ReviewStage.Recognition, ReviewDecision.PassedUp, name);
        claim.Confirm(unit, role == Role.ProgrammeOffice ? null : await answers.DueAsync(ct));
        move.Opens(LearnerActs.RecogniseClaim, role, unit, claim.DueOn)
            .Tells(role, unit, "{0} claims hours for “{1}”: recognise them", learner.Name, claim.Title);
    }

    /// <summary>
    /// The claim and its entry change in one transaction; a second decision against the same yearly limit waits for the first.
    /// </summary>
    private async Task CreditAsync(HourClaim claim, ActivityKind kind, CancellationToken ct)
    {
        await checks.LimitAsync(claim, kind, ct);
        claim.Move(ClaimAction.Credit);
        var evidence = await forms.FilesOf(claim.Id).OrderBy(a => a.Id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
        await ledger.CreditAsync(
            claim.LearningYear,
            [
                new HourCredit
                {
                    LearnerId = claim.LearnerId,
                    Category = claim.Category,
                    Hours = claim.Hours,
                    SourceKind = HourSource.Claim,
                    SourceId = claim.Id,
                    Title = claim.Title,
                    Provider = claim.Provider,
                    From = claim.From,
                    To = claim.To,
                    Rule = claim.Rule,
                    EvidenceId = evidence,
                },
            ],
            ct
        );
    }
}
