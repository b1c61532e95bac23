using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Reads what depends on a unit, and passes it on or ends it when the unit ends.</summary>
[Service]
public sealed class UnitLoads(
    PortalDbContext db,
    Seminars.ExpertReplacement experts,
    AuditWriter audit,
    Worklist worklist,
    Notifier notifier,
    TimeProvider clock
)
{
    private static readonly ProposalState[] Unfiled = [ProposalState.Draft, ProposalState.Returned];

    private static readonly ProposalState[] Filed =
    [
        ProposalState.Submitted,
        ProposalState.Recommended,
        ProposalState.Scoring,
        ProposalState.Candidate,
        ProposalState.Selected,
        ProposalState.InPublicity,
    ];

    private static readonly SeminarState[] Held = [SeminarState.Closed, SeminarState.Cancelled];

    /// <summary>What hangs on a unit.</summary>
    public async Task<UnitLoad> ReadAsync(Guid unit, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return await db
            .Organisations.Where(o => o.Id == unit)
            .Select(o => new UnitLoad(
                db.Employments.Count(e => e.OrganisationId == unit && e.State == EmploymentState.Confirmed),
                db.Employments.Count(e =>
                    e.OrganisationId == unit && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed)
                ),
                db.SeminarProposals.Count(p => p.OrganisationId == unit && Unfiled.Contains(p.State)),
                db.SeminarProposals.Count(p => p.OrganisationId == unit && Filed.Contains(p.State)),
                db.Seminars.Count(s => s.HostId == unit && !Held.Contains(s.State)),
                Enrolled(unit, today).Count(),
                db.HourClaims.Count(c => c.EmployerId == unit && c.State == ClaimState.WithEmployer),
                o.Capacities.Count(c => c.To == null || c.To >= today),
                db.WorkItems.Count(w => w.OrganisationId == unit && w.DoneAt == null && w.UserId == null),
                db.Experts.Count(e => e.EmployerId == unit && e.IsActive),
                Bindings(unit).Count() + Raised(unit).Count() + Recognised(unit).Count(),
                db.Fields.Count(f => f.DepartmentId == unit)
            ))
            .SingleAsync(ct);
    }

    /// <summary>What runs under a capacity of a unit.</summary>
    public async Task<CapacityLoad> UnderAsync(Guid unit, Capacity capacity, CancellationToken ct) =>
        capacity == Capacity.Employer
            ? new CapacityLoad(
                0,
                0,
                0,
                await db.Employments.CountAsync(e => e.OrganisationId == unit && e.State == EmploymentState.Confirmed, ct)
            )
        : capacity != Capacity.HostingUnit ? new CapacityLoad(0, 0, 0)
        : new CapacityLoad(
            await db.SeminarProposals.CountAsync(p => p.OrganisationId == unit && p.State == ProposalState.Draft, ct),
            await db.SeminarProposals.CountAsync(
                p => p.OrganisationId == unit && (p.State == ProposalState.Returned || Filed.Contains(p.State)),
                ct
            ),
            await db.Seminars.CountAsync(s => s.HostId == unit && !Held.Contains(s.State), ct)
        );

    /// <summary>Refuses to close a unit without a successor while people or open matters depend on it; ends what is left.</summary>
    /// <exception cref="RuleException">Something hangs on it.</exception>
    public async Task EndAsync(Organisation unit, DateOnly on, CancellationToken ct)
    {
        var load = await ReadAsync(unit.Id, ct);
        if (load.Holds)
            throw new RuleException(
                "{0} people, {1} proposals, {2} seminars, {3} decisions and {4} fields hang on {5}. Merge it into the unit that "
                    + "takes its place, or end them first.",
                load.Employed + load.Enrolled,
                load.Proposals,
                load.Seminars,
                load.Decisions,
                load.Fields,
                unit.Name
            );
        await EndRequestsAsync(unit, ct);
        await EndDraftsAsync(unit.Id, ct);
        await ClaimsToAsync(unit.Id, null, ct);
        EndCapacities(unit, on);
        await CloseWorkAsync(unit.Id, ct);
    }

    /// <summary>
    /// Passes everything of a unit to its successor; employments, drafts and capacities pass or end as chosen. Filed versions, notices and
    /// certificates keep the old name.
    /// </summary>
    public async Task PassAsync(
        Organisation unit,
        Organisation target,
        DateOnly on,
        MergeChoice employments,
        MergeChoice drafts,
        MergeChoice capacities,
        CancellationToken ct
    )
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        await PassEmploymentsAsync(unit, target, employments, ct);
        await EndRequestsAsync(unit, ct);
        if (drafts == MergeChoice.End)
            await EndDraftsAsync(unit.Id, ct);
        foreach (
            var proposal in await db
                .SeminarProposals.Where(p =>
                    p.OrganisationId == unit.Id
                    && (Unfiled.Contains(p.State) || Filed.Contains(p.State) || p.State == ProposalState.Planned)
                )
                .ToListAsync(ct)
        )
            proposal.PassTo(target.Id, target.Name);
        foreach (var seminar in await db.Seminars.Where(s => s.HostId == unit.Id && !Held.Contains(s.State)).ToListAsync(ct))
            seminar.PassTo(target.Id, target.Name);
        foreach (var enrolment in await Enrolled(unit.Id, DateOnly.MinValue).ToListAsync(ct))
            enrolment.PassTo(target.Id, target.Name);
        await ClaimsToAsync(unit.Id, target.Id, ct);
        await PassDecisionsAsync(unit.Id, target.Id, ct);
        if (capacities == MergeChoice.Move)
            foreach (var held in unit.Capacities.Where(c => c.To is null || c.To > on).ToList())
                if (!target.Capacities.Any(c => c.Capacity == held.Capacity && (c.To is null || c.To >= today)))
                    target.Grant(held.Capacity, today, held.To);
        EndCapacities(unit, on);
        foreach (var item in await db.WorkItems.Where(w => w.OrganisationId == unit.Id && w.DoneAt == null).ToListAsync(ct))
            item.PassTo(target.Id, item.UserId);
        foreach (var expert in await db.Experts.Where(e => e.EmployerId == unit.Id).ToListAsync(ct))
            expert.Revise(target.Id, expert.Title, expert.Fields, expert.IsActive);
        await audit.SaveAsync(ct);
        // Proposals and experts of the two units meet now: who is employed where a proposal comes from does not score it.
        await experts.StandAsideForAsync(target.Id, ct);
    }

    // People in seminars that are not over; from the first of days also those whose outcome is still to be told to their employer.
    private IQueryable<Enrolment> Enrolled(Guid unit, DateOnly today) =>
        db.Enrolments.Where(e =>
            e.EmployerId == unit
            && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed)
            && db.Seminars.Any(s => s.Id == e.SeminarId && s.EndsOn >= today && !Held.Contains(s.State))
        );

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

    private async Task EndDraftsAsync(Guid unit, CancellationToken ct)
    {
        foreach (var draft in await db.SeminarProposals.Where(p => p.OrganisationId == unit && Unfiled.Contains(p.State)).ToListAsync(ct))
        {
            draft.Withdraw();
            await worklist.CloseAsync(draft.Id, ct);
        }
    }

    /// <summary>Claims that wait for the unit are confirmed by its successor, else by the programme office.</summary>
    private async Task ClaimsToAsync(Guid unit, Guid? target, CancellationToken ct)
    {
        var claims = await db.HourClaims.Where(c => c.EmployerId == unit && c.State == ClaimState.WithEmployer).ToListAsync(ct);
        if (claims.Count == 0)
            return;
        var office = await db
            .Organisations.Where(o => o.Kind == OrganisationKind.ProgrammeOffice && o.ClosedOn == null)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .FirstAsync(ct);
        foreach (var claim in claims)
        {
            claim.ConfirmedBy(target);
            if (target is not null)
                continue;
            await worklist.CloseAsync(claim.Id, ct);
            worklist.Open(
                LearnerActs.ConfirmClaim,
                nameof(HourClaim),
                claim.Id,
                Domain.Accounts.Role.ProgrammeOffice,
                office,
                claim.Title,
                claim.Provider,
                Links.Claim(claim.Id),
                claim.DueOn
            );
        }
    }

    /// <summary>What the unit was to decide for people elsewhere, its successor decides, by the same day.</summary>
    private async Task PassDecisionsAsync(Guid unit, Guid target, CancellationToken ct)
    {
        foreach (var binding in await Bindings(unit).ToListAsync(ct))
            binding.GoesTo(target, binding.DeciderRole!.Value, binding.DueOn);
        foreach (var employment in await Raised(unit).ToListAsync(ct))
            employment.RaiseTo(target, employment.DueOn);
        foreach (var claim in await Recognised(unit).ToListAsync(ct))
            if (claim.State == ClaimState.WithEmployer)
                claim.RaiseTo(target, claim.DueOn);
            else
                claim.RecognisedBy(target);
        foreach (var field in await db.Fields.Where(f => f.DepartmentId == unit).ToListAsync(ct))
            field.PassTo(target);
    }

    /// <summary>Of the decisions for people elsewhere those that it takes as an authority, and not as an employer.</summary>
    public async Task<int> AuthorityAsync(Guid unit, CancellationToken ct) =>
        await Bindings(unit).CountAsync(b => b.DeciderRole != Domain.Accounts.Role.UnitAdministrator, ct)
        + await Raised(unit).CountAsync(ct)
        + await Recognised(unit).CountAsync(ct);

    private IQueryable<RecordBinding> Bindings(Guid unit) =>
        db.RecordBindings.Where(b => b.DeciderId == unit && (b.State == BindingState.Asked || b.State == BindingState.Frozen));

    private IQueryable<Employment> Raised(Guid unit) =>
        db.Employments.Where(e => e.RaisedToId == unit && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed));

    private IQueryable<HourClaim> Recognised(Guid unit) =>
        db.HourClaims.Where(c =>
            (c.RaisedToId == unit && c.State == ClaimState.WithEmployer) || (c.AuthorityId == unit && c.State == ClaimState.WithAuthority)
        );

    private static void EndCapacities(Organisation unit, DateOnly on)
    {
        foreach (var capacity in unit.Capacities.Where(c => (c.To is null || c.To > on) && c.From <= on).Select(c => c.Capacity).ToList())
            unit.Revoke(capacity, on);
    }

    private async Task CloseWorkAsync(Guid unit, CancellationToken ct)
    {
        foreach (
            var item in await db.WorkItems.Where(w => w.OrganisationId == unit && w.DoneAt == null && w.UserId == null).ToListAsync(ct)
        )
            item.Done(clock.GetUtcNow());
    }
}
