using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Enrolments;

/// <summary>What a person is in a gathering: the learner's own record and enrolments.</summary>
[Service]
public sealed class EnrolmentAccess(PortalDbContext db, Actor actor, Parties parties, LearnerAccess learners)
{
    /// <summary>The actor's own enrolment in a gathering, under whatever record and account; null: none.</summary>
    public async Task<Guid?> OwnEnrolmentAsync(Guid gatheringId, CancellationToken ct)
    {
        if (actor.UserId is null)
            return null;
        var mine = (await parties.MineAsync(ct)).Accounts.ToArray();
        return await db
            .Enrolments.Where(e =>
                e.GatheringId == gatheringId
                && db.Learners.Any(l =>
                    mine.Contains(l.UserId!.Value)
                    && (l.Id == e.LearnerId || db.Learners.Any(r => r.Id == e.LearnerId && r.MergedIntoId == l.Id))
                )
            )
            .Select(e => (Guid?)e.Id)
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Nobody decides what their own attendance came to.</summary>
    /// <exception cref="ForbiddenException">The enrolment is the actor's own.</exception>
    public async Task GuardOwnAsync(Enrolment enrolment, CancellationToken ct)
    {
        if (await IsOwnAsync(enrolment, ct))
            throw new ForbiddenException("This is your own attendance. Somebody else decides about it.");
    }

    /// <summary>Whether an enrolment is the actor's own, under whatever account.</summary>
    public Task<bool> IsOwnAsync(Enrolment enrolment, CancellationToken ct) => learners.IsOwnAsync(enrolment.LearnerId, ct);

    /// <summary>The actor's own learner's record, or the one it was merged into.</summary>
    /// <exception cref="NotFoundException">The account has none: pages of trainees do not exist for it.</exception>
    public async Task<Learner> MeAsync(CancellationToken ct)
    {
        var mine = await learners.FindMineAsync(ct) ?? throw new NotFoundException(nameof(Learner));
        return mine.MergedIntoId is { } kept ? await db.Learners.SingleAsync(l => l.Id == kept, ct) : mine;
    }

    /// <summary>The enrolments of a learner, also those of records merged into it.</summary>
    public IQueryable<Enrolment> EnrolmentsOf(Learner learner)
    {
        var account = learner.AccountId;
        return db.Enrolments.Where(e => e.LearnerId == account || db.Learners.Any(l => l.Id == e.LearnerId && l.MergedIntoId == account));
    }

    /// <summary>The learner's own enrolment with a seat in a gathering.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<Enrolment> SeatOfAsync(Learner learner, Guid gatheringId, CancellationToken ct) =>
        await EnrolmentsOf(learner)
            .Where(e => e.GatheringId == gatheringId && e.State == EnrolmentState.Confirmed)
            .OrderBy(e => e.Id)
            .FirstOrDefaultAsync(ct)
        ?? throw new NotFoundException(nameof(Enrolment));
}
