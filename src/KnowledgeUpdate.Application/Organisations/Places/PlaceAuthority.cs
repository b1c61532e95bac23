using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Organisations;

/// <summary>
/// Who is responsible for a person, from the nearest level up: the employer, the HR bureau of the county, that of the city, the programme
/// office. A level at which nobody acts is passed over.
/// </summary>
[Service]
public sealed class PlaceAuthority(PortalDbContext db, TimeProvider clock)
{
    /// <summary>The levels, the nearest first; the programme office is always the last.</summary>
    /// <param name="employer">The unit that confirmed the employment; null: there is none, the bureau of the place begins.</param>
    /// <param name="place">The unit whose place decides where there is no employer.</param>
    /// <param name="except">An account that may not be the only one to answer: its own request.</param>
    public async Task<IReadOnlyList<Answerer>> ChainAsync(Guid? employer, Guid? place, Guid? except, CancellationToken ct)
    {
        var chain = new List<Answerer>();
        if (employer is { } unit && await ActsAsync(unit, Role.UnitAdministrator, except, ct))
            chain.Add(new Answerer(unit, Role.UnitAdministrator));
        if ((employer ?? place) is { } somewhere)
            foreach (var bureau in await BureausAsync(somewhere, ct))
                if (bureau != employer && await ActsAsync(bureau, Role.LocalBureau, except, ct))
                    chain.Add(new Answerer(bureau, Role.LocalBureau));
        chain.Add(new Answerer(await OfficeAsync(ct), Role.ProgrammeOffice));
        return chain;
    }

    /// <summary>
    /// The levels for a learner: from the confirmed employer, else from the place of the last one, else from that of a unit named.
    /// </summary>
    public async Task<IReadOnlyList<Answerer>> ChainOfAsync(
        Guid learnerId,
        Guid? named,
        Guid? except,
        bool skipEmployer,
        CancellationToken ct
    )
    {
        var last = await db
            .Employments.Where(e => e.LearnerId == learnerId && (e.State == EmploymentState.Confirmed || e.State == EmploymentState.Ended))
            .OrderByDescending(e => e.State == EmploymentState.Confirmed)
            .ThenByDescending(e => e.To)
            .ThenByDescending(e => e.Id)
            .Select(e => new { e.OrganisationId, e.State })
            .FirstOrDefaultAsync(ct);
        var employer = !skipEmployer && last is { State: EmploymentState.Confirmed } now ? now.OrganisationId : (Guid?)null;
        return await ChainAsync(employer, last?.OrganisationId ?? named, except, ct);
    }

    /// <summary>The level above one; the last one stays.</summary>
    public static Answerer Above(IReadOnlyList<Answerer> chain, Guid? unit)
    {
        var at = chain.ToList().FindIndex(a => a.UnitId == unit);
        return at < 0 ? chain[0] : chain[Math.Min(at + 1, chain.Count - 1)];
    }

    public Task<Guid> OfficeAsync(CancellationToken ct) =>
        db
            .Organisations.Where(o => o.Kind == OrganisationKind.ProgrammeOffice && o.ClosedOn == null)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .FirstAsync(ct);

    /// <summary>
    /// The HR bureaus of the divisions in which a unit stands, county before city; the region's own department is the office's.
    /// </summary>
    private async Task<List<Guid>> BureausAsync(Guid unit, CancellationToken ct)
    {
        var path = await db.Organisations.Where(o => o.Id == unit).Select(o => o.Path).SingleAsync(ct);
        List<Guid> above = [.. path.Split('.').Skip(1).Select(p => Guid.TryParseExact(p, "N", out var id) ? id : Guid.Empty)];
        return await (
            from b in db.Organisations
            join d in db.Organisations on b.ParentId equals d.Id
            where b.Kind == OrganisationKind.HrBureau && b.ClosedOn == null && d.Kind == OrganisationKind.Division && above.Contains(d.Id)
            orderby d.Depth descending, b.Id
            select b.Id
        ).ToListAsync(ct);
    }

    private Task<bool> ActsAsync(Guid unit, Role role, Guid? except, CancellationToken ct)
    {
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return db.Memberships.AnyAsync(
            m =>
                m.OrganisationId == unit
                && m.Role == role
                && m.From <= today
                && (m.To == null || m.To >= today)
                && m.UserId != except
                && db.Users.Any(u => u.Id == m.UserId && u.EndedAt == null)
                && db.Organisations.Any(o => o.Id == unit && o.ClosedOn == null),
            ct
        );
    }
}
