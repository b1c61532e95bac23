using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>Reads what depends on a unit, and passes it on or ends it when the unit ends.</summary>
[Service]
public sealed class UnitLoads(PortalDbContext db, IMediator mediator, TimeProvider clock)
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
            .Select(o => new UnitLoad
            {
                Employed = db.Employments.Count(e => e.OrganisationId == unit && e.State == EmploymentState.Confirmed),
                Asked = db.Employments.Count(e =>
                    e.OrganisationId == unit && (e.State == EmploymentState.Pending || e.State == EmploymentState.Claimed)
                ),
                Drafts = db.SeminarProposals.Count(p => p.OrganisationId == unit && Unfiled.Contains(p.State)),
                Proposals = db.SeminarProposals.Count(p => p.OrganisationId == unit && Filed.Contains(p.State)),
                Seminars = db.Seminars.Count(s => s.HostId == unit && !Held.Contains(s.State)),
                Enrolled = Enrolled(unit, today).Count(),
                Claims = db.HourClaims.Count(c => c.EmployerId == unit && c.State == ClaimState.WithEmployer),
                Capacities = o.Capacities.Count(c => c.To == null || c.To >= today),
                Work = db.WorkItems.Count(w => w.OrganisationId == unit && w.DoneAt == null && w.UserId == null),
                Experts = db.Experts.Count(e => e.EmployerId == unit && e.IsActive),
                Decisions = Bindings(unit).Count() + Raised(unit).Count() + Recognised(unit).Count(),
                Fields = db.Fields.Count(f => f.DepartmentId == unit),
            })
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
        await mediator.Publish(new UnitClosed(unit), ct);
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
        if (capacities == MergeChoice.Move)
            foreach (var held in unit.Capacities.Where(c => c.To is null || c.To > on).ToList())
                if (!target.Capacities.Any(c => c.Capacity == held.Capacity && (c.To is null || c.To >= today)))
                    target.Grant(held.Capacity, today, held.To);
        EndCapacities(unit, on);
        foreach (var item in await db.WorkItems.Where(w => w.OrganisationId == unit.Id && w.DoneAt == null).ToListAsync(ct))
            item.PassTo(target.Id, item.UserId);
        await mediator.Publish(new UnitMerged(unit, target, employments, drafts), ct);
    }

    // People in seminars that are not over.
    private IQueryable<Enrolment> Enrolled(Guid unit, DateOnly today) =>
        db.Enrolments.Where(e =>
            e.EmployerId == unit
            && (e.State == EnrolmentState.Applied || e.State == EnrolmentState.Waiting || e.State == EnrolmentState.Confirmed)
            && db.Seminars.Any(s => s.Id == e.GatheringId && s.EndsOn >= today && !Held.Contains(s.State))
        );

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
