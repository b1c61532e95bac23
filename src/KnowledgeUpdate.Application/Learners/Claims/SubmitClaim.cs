using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Files a claim with the employer, or with the programme office where the employer cannot confirm it.</summary>
[SignedIn]
public sealed record SubmitClaim(Guid Id, uint Version) : ICommand<Unit>;

internal sealed class SubmitClaimHandler(
    PortalDbContext db,
    ClaimAccess access,
    ClaimForms forms,
    ClaimChecks checks,
    LearningYears years,
    AnswerTime answers,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<SubmitClaim, Unit>
{
    public async Task<Unit> Handle(SubmitClaim command, CancellationToken cancellationToken)
    {
        var claim = await access.FindOwnAsync(command.Id, cancellationToken);
        db.Expect(claim, command.Version);
        var kind = await db.ActivityKinds.SingleAsync(k => k.Id == claim.KindId, cancellationToken);
        var learner = await access.LearnerOfAsync(claim, cancellationToken);
        await checks.RefuseDuplicatesAsync(claim, kind, cancellationToken);
        if (kind.MaxPerYear is { } limit && await checks.UsedAsync(claim, kind, cancellationToken) >= limit)
            throw new RuleException("The limit of {0:0.#} hours for this kind is used up in {1}.", limit, claim.LearningYear);
        claim.Submit(
            await access.ConfirmerAsync(learner, cancellationToken),
            await forms.FilesOf(claim.Id).CountAsync(cancellationToken),
            await years.OpenAsync(cancellationToken),
            clock.GetUtcNow()
        );
        var (unit, role) = claim.EmployerId is { } employer
            ? (employer, Role.UnitAdministrator)
            : (await access.OfficeAsync(cancellationToken), Role.ProgrammeOffice);
        claim.AnswerBy(await answers.DueAsync(cancellationToken));
        await flow.Of(new FlowSubject(nameof(HourClaim), claim.Id, claim.Title, learner.Name, Links.Claim(claim.Id)))
            .Step(ReviewStage.Filing, ReviewDecision.Submitted)
            .ClosesAll()
            .Opens(LearnerActs.ConfirmClaim, role, unit, claim.DueOn)
            .Tells(role, unit, "{0} claims hours for “{1}”: confirm them", learner.Name, claim.Title)
            .DoneAsync(cancellationToken);
        return Unit.Value;
    }
}
