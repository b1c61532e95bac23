using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Which proposals a person may see. Lists, counts, searches and exports all begin here.</summary>
[Service]
public sealed class SeminarAccess(PortalDbContext db, Actor actor, Parties parties, TimeProvider clock)
{
    /// <summary>The proposals that the actor may see.</summary>
    public IQueryable<SeminarProposal> Visible()
    {
        var (unit, area, me) = (actor.OrganisationId, actor.AreaPath, actor.UserId);
        return actor.ScopeOf(Permission.ReadSeminarProposals) switch
        {
            _ when actor.IsPortal => db.SeminarProposals,
            Scope.Tenant => db.SeminarProposals.Where(p => p.SubmittedAt != null),
            Scope.Subtree => db.SeminarProposals.Where(p =>
                p.SubmittedAt != null
                && (p.RecommenderId == unit || db.Organisations.Any(o => o.Id == p.OrganisationId && ((LTree)o.Path).IsDescendantOf(area)))
            ),
            Scope.Field => db.SeminarProposals.Where(p => p.SubmittedAt != null && p.RecommenderId == unit),
            Scope.OwnUnit => db.SeminarProposals.Where(p => p.OrganisationId == unit),
            Scope.Assigned => db.SeminarProposals.Where(p =>
                db.ExpertAssignments.Any(a => a.SubjectId == p.Id && a.UserId == me && a.State != AssignmentState.StoodAside)
            ),
            _ => db.SeminarProposals.Where(p => false),
        };
    }

    /// <summary>The proposal, if the actor may see it.</summary>
    /// <exception cref="NotFoundException">There is none, or not for this person.</exception>
    public async Task<SeminarProposal> FindAsync(Guid id, CancellationToken ct) =>
        await Visible().Include(p => p.Call).SingleOrDefaultAsync(p => p.Id == id, ct)
        ?? throw new NotFoundException(nameof(SeminarProposal));

    /// <summary>Whether the actor reads a proposal without host, people and accounts: an expert, where the call scores blind.</summary>
    public bool IsBlindFor(SeminarProposal proposal) =>
        actor.ScopeOf(Permission.ReadSeminarProposals) == Scope.Assigned && proposal.Call.Terms.IsBlind;

    /// <summary>The proposal, if the actor's unit files it.</summary>
    public async Task<SeminarProposal> FindOwnAsync(Guid id, CancellationToken ct)
    {
        var proposal = await FindAsync(id, ct);
        return proposal.OrganisationId == actor.MyUnit ? proposal : throw new ForbiddenException("Only the filing unit may do this.");
    }

    /// <summary>The proposal, if the actor gives its first review: never one of their own unit, never one that they filed.</summary>
    public async Task<SeminarProposal> FindForReviewAsync(Guid id, CancellationToken ct)
    {
        var proposal = await FindAsync(id, ct);
        await GuardReviewerAsync(proposal, ct);
        return proposal.ReviewerId == actor.MyUnit ? proposal : throw new ForbiddenException("The first review is given by another unit.");
    }

    /// <summary>
    /// Nobody reviews what they filed, and nobody who belonged to the filing unit then or since, in whatever capacity, reviews it.
    /// </summary>
    /// <exception cref="ForbiddenException">The actor is a party.</exception>
    public async Task GuardReviewerAsync(SeminarProposal proposal, CancellationToken ct)
    {
        if (await IsPartyAsync(proposal, ct))
            throw new ForbiddenException("You belong to the unit that filed this proposal. Somebody of another unit reviews it.");
    }

    /// <summary>
    /// Whether the actor filed it, or belonged to the filing unit then or since: as a member, deputy, employee or expert.
    /// </summary>
    public async Task<bool> IsPartyAsync(SeminarProposal proposal, CancellationToken ct)
    {
        if (actor.UserId is null)
            return false;
        var party = await parties.MineAsync(ct);
        return party.Did(proposal.SubmittedById)
            || party.Did(proposal.CreatedById)
            || await parties.BelongAsync(proposal.OrganisationId, Since(proposal.SubmittedAt), ct);
    }

    /// <summary>People of the unit at the time of filing stay excluded even after they have left it.</summary>
    private DateOnly Since(DateTimeOffset? filedAt) => BeijingTime.DateOf(filedAt ?? clock.GetUtcNow()).AddDays(-1);

    /// <summary>Whether the actor gives the first review now: what <see cref="ReviewSeminarProposal"/> does not refuse.</summary>
    public async Task<bool> MayReviewAsync(SeminarProposal proposal, CancellationToken ct) =>
        (await ReviewedNowAsync([proposal.Id], ct)).Count > 0;

    /// <summary>Of some proposals those whose first review the actor gives now: what the commands do not refuse.</summary>
    public async Task<IReadOnlySet<Guid>> ReviewedNowAsync(IReadOnlyCollection<Guid> proposals, CancellationToken ct)
    {
        var unit = actor.OrganisationId;
        if (unit is null || !actor.May(Permission.ReviewSeminarProposal))
            return new HashSet<Guid>();
        var waiting = await db
            .SeminarProposals.Where(p =>
                proposals.Contains(p.Id)
                && p.State == ProposalState.Submitted
                && (p.RaisedToId ?? p.RecommenderId) == unit
                && p.Call.State == CallState.Published
            )
            .Select(p => new
            {
                p.Id,
                p.OrganisationId,
                p.CreatedById,
                p.SubmittedById,
                p.SubmittedAt,
            })
            .ToListAsync(ct);
        if (waiting.Count == 0)
            return new HashSet<Guid>();
        var party = await parties.MineAsync(ct);
        var belongs = await parties.BelongingAsync([.. waiting.Select(p => p.OrganisationId).Distinct()], ct);
        return waiting
            .Where(p => !party.Did(p.SubmittedById) && !party.Did(p.CreatedById) && !belongs(p.OrganisationId, Since(p.SubmittedAt)))
            .Select(p => p.Id)
            .ToHashSet();
    }
}
