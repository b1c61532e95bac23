using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// The bureau of the area or the office finds that somebody never worked where a unit confirmed it. What the unit confirmed since is listed
/// and waits to be looked at.
/// </summary>
[Requires(Permission.FindEmploymentFalse)]
public sealed record FindEmploymentFalse(Guid Id, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class FindEmploymentFalseValidator : AbstractValidator<FindEmploymentFalse>
{
    public FindEmploymentFalseValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter how it was established: the person and the unit read it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class FindEmploymentFalseHandler(
    PortalDbContext db,
    Actor actor,
    EmploymentAccess access,
    WaitingClaims claims,
    AnswerTime answers,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<FindEmploymentFalse, Unit>
{
    public async Task<Unit> Handle(FindEmploymentFalse command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var employment = await access.Overseen().SingleOrNotFoundAsync(e => e.Id == command.Id, ct);
        db.Expect(employment, command.Version);
        var learner = await db.Learners.SingleAsync(l => l.Id == employment.LearnerId, ct);
        employment.FindFalse(learner, command.Reason!, clock.GetUtcNow());
        await claims.LeaveAsync(learner, employment.OrganisationId, ct);
        var (reason, subject) = (
            command.Reason!.Trim(),
            new FlowSubject(nameof(Employment), employment.Id, learner.Name, command.Reason!.Trim(), Links.FalseEmployment(employment.Id))
        );
        var move = flow.Of(subject).ClosesAll();
        if (await ConfirmedBy(db, employment).AnyAsync(ct) || await EnteredBy(db, employment).AnyAsync(ct))
            move.Opens(LearnerActs.LookAtConfirmed, actor.Role!.Value, actor.MyUnit, await answers.DueAsync(ct));
        await move.DoneAsync(ct);
        var unit = await db.Organisations.Where(o => o.Id == employment.OrganisationId).Select(o => o.Name).SingleAsync(ct);
        if (learner.UserId is { } user)
            await flow.Of(subject with { Link = Links.MyRecord })
                .Tells(user, "It was found that you did not work at {0}: {1}", unit, reason)
                .DoneAsync(ct);
        await flow.Of(subject with { Link = Links.Learners })
            .Tells(
                Role.UnitAdministrator,
                employment.OrganisationId,
                "It was found that {0} did not work at your unit: {1}",
                learner.Name,
                reason
            )
            .DoneAsync(ct);
        return Unit.Value;
    }

    /// <summary>
    /// The hours that a unit entered for a person by a batch since it said that the person works there, and that nobody has reversed.
    /// </summary>
    internal static IQueryable<HourEntry> EnteredBy(PortalDbContext db, Employment employment)
    {
        // A batch enters people and their hours in one act: the day counts, not the second.
        var since = BeijingTime.StartOf(BeijingTime.DateOf(employment.RequestedAt));
        return db.HourEntries.Where(e =>
            e.LearnerId == employment.LearnerId
            && e.SourceKind == HourSource.Batch
            && e.At >= since
            && db.Imports.Any(i => i.Id == e.EvidenceId && i.OrganisationId == employment.OrganisationId)
            && !db.HourEntries.Any(r => r.LearnerId == e.LearnerId && r.LearningYear == e.LearningYear && r.ReversesId == e.Id)
        );
    }

    /// <summary>The claims that a unit confirmed or credited for a person since it confirmed the employment.</summary>
    internal static IQueryable<HourClaim> ConfirmedBy(PortalDbContext db, Employment employment) =>
        db.HourClaims.Where(c =>
            c.LearnerId == employment.LearnerId
            && c.EmployerId == employment.OrganisationId
            && c.SubmittedAt >= employment.RequestedAt
            && (c.State == ClaimState.WithAuthority || c.State == ClaimState.Credited || c.State == ClaimState.Appealed)
        );
}
