using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>An employer nominates staff.</summary>
/// <returns>How many are new.</returns>
[Requires(Permission.NominateForSeminar)]
public sealed record NominateForSeminar(Guid SeminarId, IReadOnlyList<Guid> LearnerIds) : ICommand<int>;

internal sealed class NominateForSeminarValidator : AbstractValidator<NominateForSeminar>
{
    private const int Most = 500;

    public NominateForSeminarValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.LearnerIds)
            .NotEmpty()
            .WithMessage(_ => text["Tick at least one person"])
            .Must(l => l.Count <= Most)
            .WithMessage(_ => text["Tick at most {0} people at once", Most]);
}

internal sealed class NominateForSeminarHandler(PortalDbContext db, Actor actor, EnrolmentBook enrolments, TimeProvider clock)
    : IRequestHandler<NominateForSeminar, int>
{
    public async Task<int> Handle(NominateForSeminar command, CancellationToken cancellationToken)
    {
        var (ct, unit) = (cancellationToken, actor.MyUnit);
        var seminar = await db.OpenSeminarAsync(command.SeminarId, s => s.Implementation!.Nominations, clock.GetUtcNow(), ct);
        var ids = command.LearnerIds.Distinct().ToList();
        // Only confirmed staff: a pending request does not let the unit nominate the person yet.
        var staff = await db
            .Learners.Where(l =>
                ids.Contains(l.Id)
                && l.EmployerId == unit
                && l.MergedIntoId == null
                && db.Employments.Any(e => e.LearnerId == l.Id && e.OrganisationId == unit && e.State == EmploymentState.Confirmed)
            )
            .OrderBy(l => l.Name)
            .ThenBy(l => l.Id)
            .ToListAsync(ct);
        if (staff.Count != ids.Count)
            throw new NotFoundException(nameof(Learner));
        var seats = await enrolments.HoldSeatsAsync(seminar.Id, ct);
        var entered = (await enrolments.EnterAsync(seminar, seats, staff, EnrolmentRoute.Nomination, actor.Me, null, ct))
            .Where(e => e.IsNew)
            .Select(e => e.Enrolment)
            .ToList();
        await enrolments.TellAsync(seminar, entered, "Your employer nominated you for “{0}”", ct);
        await enrolments.FollowWorkAsync(seminar, await enrolments.UndecidedAsync(seminar.Id, ct), ct);
        return entered.Count;
    }
}
