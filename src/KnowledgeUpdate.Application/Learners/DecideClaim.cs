using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Decides a claim of hours: the employer confirms, the authority recognises, the programme office decides an appeal; each may also return or decline.</summary>
/// <param name="Action">One of those that <see cref="ClaimRights.Actions"/> offers.</param>
[Requires(Role.UnitAdministrator, Role.LocalBureau, Role.IndustryDepartment, Role.ProgrammeOffice)]
public sealed record DecideClaim(Guid Id, uint Version, ClaimAction? Action, string? Opinion) : ICommand<Unit>;

internal sealed class DecideClaimValidator : AbstractValidator<DecideClaim>
{
    private const int OpinionMaxLength = 500;

    public DecideClaimValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Action).NotNull().WithMessage(_ => text["Choose what you decide"]);
        RuleFor(c => c.Opinion).NotEmpty().When(c => c.Action is ClaimAction.Return or ClaimAction.Decline or ClaimAction.Uphold).WithMessage(_ => text["Enter your opinion: the learner reads it"])
            .MaximumLength(OpinionMaxLength).WithMessage(_ => text["The opinion must be {0} characters or less", OpinionMaxLength]);
    }
}

internal sealed class DecideClaimHandler(PortalDbContext db, Actor actor, ClaimAccess access, ClaimChecks checks, ClaimForms forms, HourLedger ledger, ReviewTrail trail, Worklist worklist, Notifier notifier)
    : IRequestHandler<DecideClaim, Unit>
{
    public async Task<Unit> Handle(DecideClaim command, CancellationToken cancellationToken)
    {
        var (claim, isOwn) = await access.FindAsync(command.Id, cancellationToken);
        if (isOwn)
            throw new RuleException("You filed this claim yourself. Somebody else decides it.");
        db.Expect(claim, command.Version);
        var (action, from) = (command.Action!.Value, claim.State);
        var kind = await db.ActivityKinds.SingleAsync(k => k.Id == claim.KindId, cancellationToken);
        var actions = access.ActionsOn(claim, kind, isOwn);
        if (actions.Count == 0 && HourClaim.States.Allows(from, action))
            throw new ForbiddenException("This claim awaits the decision of somebody else.");
        if (!actions.Contains(action))
            throw new RuleException("This record is “{0}” now: “{1}” is not possible. Look at it again.", from, action);

        if (from == ClaimState.Appealed && await access.AppealHindranceAsync(claim.Id, cancellationToken) is { } hindrance)
            throw hindrance;
        var learner = await access.LearnerOfAsync(claim, cancellationToken);
        await worklist.CloseAsync(claim.Id, cancellationToken);
        trail.Add(nameof(HourClaim), claim.Id, from switch
        {
            ClaimState.WithEmployer => "Employer's confirmation",
            ClaimState.WithAuthority => "Recognition",
            _ => "Decision on the appeal",
        }, action switch
        {
            ClaimAction.Return => ReviewDecision.Returned,
            ClaimAction.Decline or ClaimAction.Uphold => ReviewDecision.Refused,
            _ => ReviewDecision.Approved,
        }, Characters.TrimToNull(command.Opinion));
        switch (action)
        {
            case ClaimAction.Confirm:
                await PassOnAsync(claim, kind, learner, cancellationToken);
                break;
            case ClaimAction.Credit:
                await CreditAsync(claim, kind, cancellationToken);
                break;
            default:
                claim.Move(action);
                break;
        }

        if (action == ClaimAction.Return && learner.UserId is { } filer)
        {
            var region = await db.Organisations.Where(o => o.ParentId == null).Select(o => o.Id).SingleAsync(cancellationToken);
            worklist.Open(LearnerActs.MendClaim, nameof(HourClaim), claim.Id, Role.Learner, region, claim.Title, actor.OrganisationName, $"/learn/claims/{claim.Id}", userId: filer);
        }

        if (learner.UserId is { } user)
            await notifier.TellAsync(user, action switch
            {
                ClaimAction.Confirm => "Your employer confirmed “{0}”; it is recognised next",
                ClaimAction.Credit => "The hours of “{0}” are credited",
                ClaimAction.Return => "“{0}” is returned for changes",
                ClaimAction.Uphold => "The decision on “{0}” stands",
                _ => "“{0}” is not recognised. You may appeal once",
            }, $"/learn/claims/{claim.Id}", cancellationToken, claim.Title);
        return Unit.Value;
    }

    private async Task PassOnAsync(HourClaim claim, ActivityKind kind, Learner learner, CancellationToken ct)
    {
        await checks.RefuseDuplicatesAsync(claim, kind, ct);
        var (unit, role) = await access.AuthorityAsync(learner, ct);
        claim.Confirm(unit);
        worklist.Open(LearnerActs.RecogniseClaim, nameof(HourClaim), claim.Id, role, unit, claim.Title, learner.Name, $"/claims/{claim.Id}");
        await notifier.TellAsync(role, unit, "{0} claims hours for “{1}”: recognise them", $"/claims/{claim.Id}", ct, learner.Name, claim.Title);
    }

    /// <summary>The claim and its entry change in one transaction; who comes second to the learner's limit waits for the first.</summary>
    private async Task CreditAsync(HourClaim claim, ActivityKind kind, CancellationToken ct)
    {
        await checks.LimitAsync(claim, kind, ct);
        claim.Move(ClaimAction.Credit);
        var evidence = await forms.FilesOf(claim.Id).OrderBy(a => a.Id).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
        await ledger.CreditAsync(claim.LearningYear, [new HourCredit(claim.LearnerId, claim.Category, claim.Hours, HourSource.Claim, claim.Id, claim.Title, claim.Provider, claim.From, claim.To, claim.Rule, evidence)], ct);
    }
}
