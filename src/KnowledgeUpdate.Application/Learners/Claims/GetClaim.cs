using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A claim of hours, for its learner and for whoever reviews or oversees it.</summary>
[SignedIn]
public sealed record GetClaim(Guid Id) : IQuery<ClaimView>;

internal sealed class GetClaimHandler(PortalDbContext db, ClaimAccess access, ClaimChecks checks, ClaimForms forms, ReviewTrail trail)
    : IRequestHandler<GetClaim, ClaimView>
{
    public async Task<ClaimView> Handle(GetClaim query, CancellationToken cancellationToken)
    {
        var (c, isOwn) = await access.FindAsync(query.Id, cancellationToken);
        var kind = await db.ActivityKinds.SingleAsync(k => k.Id == c.KindId, cancellationToken);
        var learner = await db.Learners.SingleAsync(l => l.Id == c.LearnerId, cancellationToken);
        var units = await db
            .Organisations.Where(o => o.Id == c.EmployerId || o.Id == c.AuthorityId)
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var entry = c.State is ClaimState.Credited or ClaimState.Reversed
            ? await db
                .HourEntries.Where(e =>
                    e.LearnerId == c.LearnerId && e.LearningYear == c.LearningYear && e.SourceKind == HourSource.Claim && e.SourceId == c.Id
                )
                .Select(e => (Guid?)e.Id)
                .SingleOrDefaultAsync(cancellationToken)
            : null;
        var isSettled = c.State is ClaimState.Credited or ClaimState.Reversed or ClaimState.Withdrawn;
        // What a person may do with an own claim is done with the account that holds the record.
        var isFiler = isOwn && await access.IsFilerAsync(c, cancellationToken);
        var actions = access.ActionsOn(c, kind, isOwn);
        var hindrance = actions.Count > 0 ? await access.HindranceAsync(c, cancellationToken) : null;
        var likenesses = isSettled ? [] : await checks.FindAsync(c, kind, cancellationToken);
        return new ClaimView
        {
            Id = c.Id,
            Version = c.Version,
            State = c.State,
            LearnerId = c.LearnerId,
            Learner = learner.Name,
            IdentityMask = learner.IdentityMask,
            Content = new ClaimContent(c.Title, c.Provider, c.From, c.To, c.LearningYear, c.Units, c.CertificateNumber),
            Category = c.Category,
            Hours = c.Hours,
            Rule = c.Rule,
            Kind = KindLine.Of(kind),
            Employer = c.EmployerId is { } employer ? units[employer] : null,
            Authority = c.AuthorityId is { } authority ? units[authority] : null,
            SubmittedAt = c.SubmittedAt,
            Used = await checks.UsedAsync(c, kind, cancellationToken),
            Files = await forms
                .FilesOf(c.Id)
                .OrderBy(a => a.Id)
                .Select(a => new ClaimFile(a.Id, a.Name, a.Size))
                .ToListAsync(cancellationToken),
            // What another person studied is not shown to the learner.
            Likenesses = [.. likenesses.Select(l => isOwn && l.IsOthers ? l with { Title = "" } : l)],
            Trail = await trail.ReadAsync(c.Id, cancellationToken),
            EntryId = entry,
            Rights = new ClaimRights(
                isOwn,
                isFiler && c.IsOpen,
                isFiler && HourClaim.States.Allows(c.State, ClaimAction.Withdraw),
                isFiler && c.State == ClaimState.Declined && !c.AppealDecided,
                hindrance is null ? actions : []
            )
            {
                Hindrance = hindrance,
            },
        };
    }
}
