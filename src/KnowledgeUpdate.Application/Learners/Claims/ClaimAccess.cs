using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Who may see and who decides a claim of hours.</summary>
[Service]
public sealed class ClaimAccess(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    LearnerAccess learners,
    PlaceAuthority places,
    TimeProvider clock
)
{
    /// <summary>
    /// The filed claims that the actor reviews or oversees: sent to the unit, to the department or bureau, or all. Drafts are the learner's
    /// alone.
    /// </summary>
    public IQueryable<HourClaim> Visible()
    {
        var unit = actor.OrganisationId;
        var filed = db.HourClaims.Where(c => c.SubmittedAt != null && c.State != ClaimState.Withdrawn);
        return actor.ScopeOf(Permission.ReadClaims) switch
        {
            Scope.Tenant => filed,
            Scope.OwnUnit => filed.Where(c => c.EmployerId == unit),
            Scope.Subtree or Scope.Field => filed.Where(c => c.AuthorityId == unit || c.RaisedToId == unit),
            _ => filed.Where(c => false),
        };
    }

    /// <summary>The ids under which a learner's claims and hours are stored: the record's and those of records merged into it.</summary>
    public async Task<Guid[]> AccountAsync(Guid learnerId, CancellationToken ct)
    {
        var account = await db.Learners.Where(l => l.Id == learnerId).Select(l => l.MergedIntoId ?? l.Id).SingleAsync(ct);
        return [.. await db.Learners.Where(l => l.Id == account || l.MergedIntoId == account).Select(l => l.Id).ToListAsync(ct)];
    }

    /// <summary>The learner of a claim; where the record was merged, the kept one.</summary>
    public async Task<Learner> LearnerOfAsync(HourClaim claim, CancellationToken ct)
    {
        var learner = await db.Learners.SingleAsync(l => l.Id == claim.LearnerId, ct);
        return learner.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, ct) : learner;
    }

    /// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
    public async Task<HourClaim> FindOwnAsync(Guid id, CancellationToken ct) =>
        await TryOwnAsync(id, ct) ?? throw new NotFoundException(nameof(HourClaim));

    /// <summary>A claim that the actor may see: their own, or one to review.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<(HourClaim Claim, bool IsOwn)> FindAsync(Guid id, CancellationToken ct) =>
        await TryOwnAsync(id, ct) is { } own ? (own, true)
        : await Visible().SingleOrNotFoundAsync(c => c.Id == id, ct) is var claim ? (claim, await learners.IsOwnAsync(claim.LearnerId, ct))
        : default;

    /// <summary>Whether the actor's account holds the record under which a claim was filed.</summary>
    public async Task<bool> IsFilerAsync(HourClaim claim, CancellationToken ct) => await TryOwnAsync(claim.Id, ct) is not null;

    /// <summary>What the actor may decide now. Nobody reviews what they filed.</summary>
    public IReadOnlyList<ClaimAction> ActionsOn(HourClaim claim, ActivityKind kind, bool isOwn)
    {
        if (isOwn)
            return [];
        return claim.State switch
        {
            ClaimState.WithEmployer when IsDecider(claim.State, claim.EmployerId, claim.AuthorityId, claim.RaisedToId) =>
            [
                kind.NeedsRecognition ? ClaimAction.Confirm : ClaimAction.Credit,
                ClaimAction.Return,
                ClaimAction.Decline,
            ],
            ClaimState.WithAuthority when IsDecider(claim.State, claim.EmployerId, claim.AuthorityId, claim.RaisedToId) =>
            [
                ClaimAction.Credit,
                ClaimAction.Return,
                ClaimAction.Decline,
            ],
            ClaimState.Appealed when actor.May(Permission.DecideClaimAppeal) => [ClaimAction.Credit, ClaimAction.Uphold],
            _ => [],
        };
    }

    /// <summary>Of some claims those that the actor confirms or recognises now, alone or many at once.</summary>
    public async Task<IReadOnlySet<Guid>> DecidedNowAsync(IReadOnlyCollection<Guid> claims, CancellationToken ct)
    {
        if (!actor.May(Permission.DecideClaim))
            return new HashSet<Guid>();
        var waiting = await db
            .HourClaims.Where(c => claims.Contains(c.Id) && (c.State == ClaimState.WithEmployer || c.State == ClaimState.WithAuthority))
            .Select(c => new
            {
                c.Id,
                c.State,
                c.LearnerId,
                c.EmployerId,
                c.AuthorityId,
                c.RaisedToId,
            })
            .ToListAsync(ct);
        waiting.RemoveAll(c => !IsDecider(c.State, c.EmployerId, c.AuthorityId, c.RaisedToId));
        if (waiting.Count == 0)
            return new HashSet<Guid>();
        var own = await learners.OwnAsync([.. waiting.Select(c => c.LearnerId).Distinct()], ct);
        var recognised = waiting.Where(c => c.State == ClaimState.WithAuthority).ToList();
        var confirmed = await ConfirmedByMeAsync([.. recognised.Select(c => c.Id)], ct);
        var belongs = await parties.BelongingAsync([.. recognised.Select(c => c.EmployerId).OfType<Guid>().Distinct()], ct);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return waiting
            .Where(c =>
                !own.Contains(c.LearnerId)
                && (
                    c.State == ClaimState.WithEmployer
                    || (
                        !confirmed.Contains(c.Id)
                        && !(c.EmployerId is { } employer && employer != actor.OrganisationId && belongs(employer, today))
                    )
                )
            )
            .Select(c => c.Id)
            .ToHashSet();
    }

    /// <summary>Whether the actor's role and unit decide a claim that waits for its employer or authority.</summary>
    private bool IsDecider(ClaimState state, Guid? employer, Guid? authority, Guid? raisedTo)
    {
        var (unit, reach) = (actor.OrganisationId, actor.ScopeOf(Permission.DecideClaim));
        return state == ClaimState.WithEmployer
            ? (employer == null && reach == Scope.Tenant)
                || (employer == unit && reach == Scope.OwnUnit)
                || (raisedTo == unit && reach is Scope.Subtree or Scope.Tenant)
            : reach is Scope.Subtree or Scope.Field or Scope.Tenant && authority == unit;
    }

    /// <summary>Of some claims those that the person confirmed for the employer since they were filed.</summary>
    private async Task<IReadOnlySet<Guid>> ConfirmedByMeAsync(IReadOnlyCollection<Guid> claims, CancellationToken ct)
    {
        var mine = (await parties.MineAsync(ct)).Accounts.ToArray();
        return (
            await db
                .ReviewSteps.Where(s =>
                    s.SubjectKind == nameof(HourClaim)
                    && claims.Contains(s.SubjectId)
                    && (mine.Contains(s.UserId) || mine.Contains(s.OnBehalfOfId!.Value))
                    && s.Decision == ReviewDecision.Approved
                    && db.HourClaims.Any(c => c.Id == s.SubjectId && s.At >= c.SubmittedAt)
                )
                .Select(s => s.SubjectId)
                .ToListAsync(ct)
        ).ToHashSet();
    }

    /// <summary>
    /// What keeps the actor from deciding a claim that the role and unit decide; null if nothing does. Pages offer and commands refuse by
    /// it.
    /// </summary>
    public async Task<RuleException?> HindranceAsync(HourClaim claim, CancellationToken ct) =>
        claim.State switch
        {
            ClaimState.WithAuthority => await RecognitionHindranceAsync(claim, ct),
            ClaimState.Appealed => await AppealHindranceAsync(claim.Id, ct),
            _ => null,
        };

    /// <summary>A claim that needs recognition is seen by two people, and the second one has no part in the employer.</summary>
    private async Task<RuleException?> RecognitionHindranceAsync(HourClaim claim, CancellationToken ct)
    {
        if ((await ConfirmedByMeAsync([claim.Id], ct)).Count > 0)
            return new RuleException("You confirmed this claim for the employer: another person recognises it.");
        return
            claim.EmployerId is { } employer
            && employer != actor.OrganisationId
            && await parties.BelongAsync(employer, BeijingTime.DateOf(clock.GetUtcNow()), ct)
            ? new RuleException("You belong to the unit that employs the person: another person recognises this claim.")
            : null;
    }

    /// <summary>A person who declined a claim does not decide its appeal. The refusal says who can; null if the actor can.</summary>
    private async Task<RuleException?> AppealHindranceAsync(Guid claimId, CancellationToken ct)
    {
        var steps = await db
            .ReviewSteps.Where(s => s.SubjectKind == nameof(HourClaim) && s.SubjectId == claimId && s.Decision == ReviewDecision.Refused)
            .Select(s => new { s.UserId, s.OnBehalfOfId })
            .Distinct()
            .ToListAsync(ct);
        var party = await parties.MineAsync(ct);
        if (!steps.Any(s => party.Did(s.UserId, s.OnBehalfOfId)))
            return null;
        var declined = await parties.AccountsAsync([.. steps.SelectMany(s => new[] { s.UserId, s.OnBehalfOfId }).OfType<Guid>()], ct);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var learner = await db
            .HourClaims.Where(c => c.Id == claimId)
            .Select(c => db.Learners.Where(l => l.Id == c.LearnerId).Select(l => l.UserId).First())
            .SingleAsync(ct);
        var others = await (
            from m in db.Memberships
            join u in db.Users on m.UserId equals u.Id
            where
                m.Role == Role.ProgrammeOffice
                && m.From <= today
                && (m.To == null || m.To >= today)
                && !declined.Contains(u.Id)
                && u.Id != learner
            select u.DisplayName
        )
            .Distinct()
            .OrderBy(n => n)
            .Take(5)
            .ToListAsync(ct);
        return others.Count > 0
            ? new RuleException("You declined this claim: another officer decides the appeal. These can: {0}.", others)
            : new RuleException(
                "You declined this claim: another officer decides the appeal, and the programme office has no other. Somebody of "
                    + "the office or the system administrator invites one under “People”."
            );
    }

    /// <summary>
    /// The unit that confirms: the employer, unless the learner is its administrator or it has none; then null, the programme office.
    /// </summary>
    public async Task<Guid?> ConfirmerAsync(Learner learner, CancellationToken ct)
    {
        var (employer, user, today) = (learner.EmployerId, learner.UserId, BeijingTime.DateOf(clock.GetUtcNow()));
        if (employer is null || !await db.Organisations.AnyAsync(o => o.Id == employer && o.ClosedOn == null, ct))
            return null;
        var person = user is { } account ? await parties.AccountsAsync([account], ct) : [];
        var administrators = await db
            .Memberships.Where(m =>
                m.OrganisationId == employer && m.Role == Role.UnitAdministrator && m.From <= today && (m.To == null || m.To >= today)
            )
            .Select(m => m.UserId)
            .ToListAsync(ct);
        return administrators.Count == 0 || administrators.Any(person.Contains) ? null : employer;
    }

    /// <summary>
    /// Who recognises: the industry department of the learner's field, else the nearest HR bureau of the employer's place at which
    /// somebody acts, county before city, else the programme
    /// office.
    /// </summary>
    /// <returns>The unit and role, and the names of units that were passed over since everybody there belongs to the employer.</returns>
    public async Task<(Guid Unit, Role Role, IReadOnlyList<string> PassedOver)> AuthorityAsync(Learner learner, CancellationToken ct)
    {
        var levels = new List<Answerer>();
        if (learner.FieldCode is { } field)
        {
            var department = await db
                .Fields.Where(f => f.Code == field && db.Organisations.Any(o => o.Id == f.DepartmentId && o.ClosedOn == null))
                .Select(f => f.DepartmentId)
                .SingleOrDefaultAsync(ct);
            if (department is { } answering)
                levels.Add(new Answerer(answering, Role.IndustryDepartment));
        }

        // A bureau that employs the person has confirmed the claim already: the level above it recognises.
        levels.AddRange(await places.ChainAsync(null, learner.EmployerId, null, ct));
        var passed = new List<Guid>();
        foreach (var level in levels.Where(a => a.UnitId != learner.EmployerId))
        {
            if (
                level == levels[^1]
                || learner.EmployerId is not { } employer
                || !await parties.AllBelongAsync(level.UnitId, level.Role, employer, BeijingTime.DateOf(clock.GetUtcNow()), ct)
            )
                return (level.UnitId, level.Role, await NamesAsync(passed, ct));
            passed.Add(level.UnitId);
        }

        return (levels[^1].UnitId, levels[^1].Role, await NamesAsync(passed, ct));
    }

    private async Task<IReadOnlyList<string>> NamesAsync(List<Guid> units, CancellationToken ct) =>
        units.Count == 0 ? [] : await db.Organisations.Where(o => units.Contains(o.Id)).Select(o => o.Name).ToListAsync(ct);

    public Task<Guid> OfficeAsync(CancellationToken ct) => places.OfficeAsync(ct);

    private async Task<HourClaim?> TryOwnAsync(Guid id, CancellationToken ct)
    {
        if (actor.UserId is null || await learners.FindMineAsync(ct) is not { } me)
            return null;
        var account = await AccountAsync(me.Id, ct);
        return await db.HourClaims.SingleOrDefaultAsync(c => c.Id == id && account.Contains(c.LearnerId), ct);
    }
}
