using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// What a unit leaves behind among learners when it ends: employments, requests, claims that wait for it, and decisions it was to take for
/// people elsewhere.
/// </summary>
internal sealed class LearnersOfEndedUnit(
    PortalDbContext db,
    AuditWriter audit,
    Flow flow,
    Worklist worklist,
    Notifier notifier,
    PlaceAuthority places,
    TimeProvider clock
) : INotificationHandler<UnitClosed>, INotificationHandler<UnitMerged>
{
    public async Task Handle(UnitClosed notification, CancellationToken cancellationToken)
    {
        await EndRequestsAsync(notification.Unit, cancellationToken);
        await ClaimsToAsync(notification.Unit.Id, null, cancellationToken);
    }

    public async Task Handle(UnitMerged notification, CancellationToken cancellationToken)
    {
        var (unit, target) = (notification.Unit, notification.Target);
        await PassEmploymentsAsync(unit, target, notification.Employments, cancellationToken);
        await EndRequestsAsync(unit, cancellationToken);
        await ClaimsToAsync(unit.Id, target.Id, cancellationToken);
        await PassDecisionsAsync(unit.Id, target.Id, cancellationToken);
    }

    private async Task PassEmploymentsAsync(Organisation unit, Organisation target, MergeChoice choice, CancellationToken ct)
    {
        var (now, today) = (clock.GetUtcNow(), BeijingTime.DateOf(clock.GetUtcNow()));
        var employed = await (
            from e in db.Employments
            join l in db.Learners on e.LearnerId equals l.Id
            where e.OrganisationId == unit.Id && e.State == EmploymentState.Confirmed
            select new { Employment = e, Learner = l }
        ).ToListAsync(ct);
        foreach (var row in employed)
            row.Employment.End(row.Learner, today.AddDays(-1), unit.Name);
        // The old ones end in the database before new ones begin: a person has one confirmed employment.
        await audit.SaveAsync(ct);
        if (choice == MergeChoice.Move)
            foreach (var row in employed)
                db.Add(new Employment(row.Learner, target.Id, today, confirmed: true, now));
        List<Guid> accounts = [.. employed.Select(e => e.Learner.UserId).OfType<Guid>()];
        if (choice == MergeChoice.Move)
            await notifier.TellAllAsync(accounts, "{0} was merged: your employer is {1} now", Links.MyRecord, ct, unit.Name, target.Name);
        else
            await notifier.TellAllAsync(
                accounts,
                "{0} was merged and your employment there ended: you have no employer now. Your hours stay; choose your employer",
                Links.MyRecord,
                ct,
                unit.Name
            );
    }

    private async Task EndRequestsAsync(Organisation unit, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var open = await (
            from e in db.Employments
            join l in db.Learners on e.LearnerId equals l.Id
            where e.OrganisationId == unit.Id && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed)
            select new { Employment = e, Learner = l }
        ).ToListAsync(ct);
        foreach (var row in open)
            row.Employment.Withdraw(row.Learner, today);
        await worklist.CloseAllAsync([.. open.Select(o => o.Employment.Id)], ct);
        await notifier.TellAllAsync(
            [.. open.Select(o => o.Learner.UserId).OfType<Guid>()],
            "{0} is closed: your request to it ended. Choose your employer again",
            Links.MyRecord,
            ct,
            unit.Name
        );
    }

    /// <summary>Claims that wait for the unit are confirmed by its successor, else by the programme office.</summary>
    private async Task ClaimsToAsync(Guid unit, Guid? target, CancellationToken ct)
    {
        var claims = await db.HourClaims.Where(c => c.EmployerId == unit && c.State == ClaimState.WithEmployer).ToListAsync(ct);
        if (claims.Count == 0)
            return;
        var office = await places.OfficeAsync(ct);
        foreach (var claim in claims)
        {
            claim.ConfirmedBy(target);
            if (target is not null)
                continue;
            await flow.Of(new FlowSubject(nameof(HourClaim), claim.Id, claim.Title, claim.Provider, Links.Claim(claim.Id)))
                .ClosesAll()
                .Opens(LearnerActs.ConfirmClaim, Domain.Accounts.Role.ProgrammeOffice, office, claim.DueOn)
                .DoneAsync(ct);
        }
    }

    /// <summary>What the unit was to decide for people elsewhere, its successor decides, by the same day.</summary>
    private async Task PassDecisionsAsync(Guid unit, Guid target, CancellationToken ct)
    {
        foreach (
            var binding in await db
                .RecordBindings.Where(b => b.DeciderId == unit && (b.State == BindingState.Asked || b.State == BindingState.Frozen))
                .ToListAsync(ct)
        )
            binding.GoesTo(target, binding.DeciderRole!.Value, binding.DueOn);
        foreach (
            var employment in await db
                .Employments.Where(e => e.RaisedToId == unit && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed))
                .ToListAsync(ct)
        )
            employment.RaiseTo(target, employment.DueOn);
        foreach (
            var claim in await db
                .HourClaims.Where(c =>
                    (c.RaisedToId == unit && c.State == ClaimState.WithEmployer)
                    || (c.AuthorityId == unit && c.State == ClaimState.WithAuthority)
                )
                .ToListAsync(ct)
        )
            if (claim.State == ClaimState.WithEmployer)
                claim.RaiseTo(target, claim.DueOn);
            else
                claim.RecognisedBy(target);
    }
}
