using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>A claim of hours, for its learner and for whoever reviews or oversees it.</summary>
[SignedIn]
public sealed record GetClaim(Guid Id) : IQuery<ClaimView>;

/// <summary>A claim as its pages show it.</summary>
/// <param name="Used">Hours of the kind credited in the year by other claims.</param>
/// <param name="EntryId">The ledger's entry, once credited.</param>
public sealed record ClaimView(Guid Id, uint Version, ClaimState State, Guid LearnerId, string Learner, string IdentityMask, ClaimContent Content, HourCategory Category, decimal Hours, string Rule, KindLine Kind,
    string? Employer, string? Authority, DateTimeOffset? SubmittedAt, decimal Used, IReadOnlyList<ClaimFile> Files, IReadOnlyList<LikeClaim> Likenesses, IReadOnlyList<TrailStep> Trail, Guid? EntryId, ClaimRights Rights)
{
    /// <summary>Hours that would be credited now, within the yearly limit of the kind.</summary>
    public decimal Counts => State is ClaimState.Credited or ClaimState.Reversed || Kind.MaxPerYear is not { } limit ? Hours : Math.Clamp(limit - Used, 0, Hours);
}

/// <summary>A file of a claim.</summary>
public sealed record ClaimFile(Guid Id, string Name, int Size);

/// <summary>What the reader may do with a claim now.</summary>
/// <param name="Actions">What a reviewer may decide.</param>
public sealed record ClaimRights(bool IsOwn, bool Edit, bool Withdraw, bool Appeal, IReadOnlyList<ClaimAction> Actions)
{
    /// <summary>Why the reader, whose role would decide, may not; null: nothing stands in the way.</summary>
    public RuleException? Hindrance { get; init; }
}

internal sealed class GetClaimHandler(PortalDbContext db, ClaimAccess access, ClaimChecks checks, ClaimForms forms, ReviewTrail trail) : IRequestHandler<GetClaim, ClaimView>
{
    public async Task<ClaimView> Handle(GetClaim query, CancellationToken cancellationToken)
    {
        var (c, isOwn) = await access.FindAsync(query.Id, cancellationToken);
        var kind = await db.ActivityKinds.SingleAsync(k => k.Id == c.KindId, cancellationToken);
        var learner = await db.Learners.SingleAsync(l => l.Id == c.LearnerId, cancellationToken);
        var units = await db.Organisations.Where(o => o.Id == c.EmployerId || o.Id == c.AuthorityId).ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var entry = c.State is ClaimState.Credited or ClaimState.Reversed
            ? await db.HourEntries.Where(e => e.LearnerId == c.LearnerId && e.LearningYear == c.LearningYear && e.SourceKind == HourSource.Claim && e.SourceId == c.Id).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(cancellationToken)
            : null;
        var isSettled = c.State is ClaimState.Credited or ClaimState.Reversed or ClaimState.Withdrawn;
        var actions = access.ActionsOn(c, kind, isOwn);
        var hindrance = c.State == ClaimState.Appealed && actions.Count > 0 ? await access.AppealHindranceAsync(c.Id, cancellationToken) : null;
        var likenesses = isSettled ? [] : await checks.FindAsync(c, kind, cancellationToken);
        return new ClaimView(c.Id, c.Version, c.State, c.LearnerId, learner.Name, learner.IdentityMask, new ClaimContent(c.Title, c.Provider, c.From, c.To, c.LearningYear, c.Units, c.CertificateNumber), c.Category, c.Hours, c.Rule,
            KindLine.Of(kind), c.EmployerId is { } employer ? units[employer] : null, c.AuthorityId is { } authority ? units[authority] : null, c.SubmittedAt, await checks.UsedAsync(c, kind, cancellationToken),
            await forms.FilesOf(c.Id).OrderBy(a => a.Id).Select(a => new ClaimFile(a.Id, a.Name, a.Size)).ToListAsync(cancellationToken),
            // What another person studied is not shown to the learner.
            [.. likenesses.Select(l => isOwn && l.IsOthers ? l with { Title = "" } : l)],
            await trail.ReadAsync(c.Id, cancellationToken), entry,
            new ClaimRights(isOwn, isOwn && c.IsOpen, isOwn && HourClaim.States.Allows(c.State, ClaimAction.Withdraw), isOwn && c.State == ClaimState.Declined && !c.AppealDecided, hindrance is null ? actions : []) { Hindrance = hindrance });
    }
}

/// <summary>A file of a claim, for whoever may see the claim.</summary>
[SignedIn]
public sealed record DownloadClaimFile(Guid Id, Guid AttachmentId) : IQuery<FileContent>;

internal sealed class DownloadClaimFileHandler(PortalDbContext db, ClaimAccess access, ClaimForms forms) : IRequestHandler<DownloadClaimFile, FileContent>
{
    public async Task<FileContent> Handle(DownloadClaimFile query, CancellationToken cancellationToken)
    {
        var (claim, _) = await access.FindAsync(query.Id, cancellationToken);
        var file = await forms.FilesOf(claim.Id).SingleOrNotFoundAsync(a => a.Id == query.AttachmentId, cancellationToken);
        return new FileContent(file.Name, file.ContentType, await db.AttachmentContents.Where(c => c.AttachmentId == file.Id).Select(c => c.Content).SingleAsync(cancellationToken));
    }
}

/// <summary>One's own claims, newest first; null when the account has no learner's record.</summary>
[SignedIn]
public sealed record ListMyClaims(PageOf Page) : IQuery<Page<ClaimRow>?>;

/// <summary>A claim in a list.</summary>
public sealed record ClaimRow(Guid Id, ClaimState State, string Title, string Provider, string Learner, string Kind, string KindEn, short LearningYear, decimal Hours, DateOnly From, DateOnly To, DateTimeOffset? SubmittedAt, uint Version, DateOnly? DueOn, Guid? EmployerId, Guid? AuthorityId, Guid? RaisedToId)
{
    /// <summary>The reader decides it now.</summary>
    public bool MayDecide { get; init; }
}

internal sealed class ListMyClaimsHandler(PortalDbContext db, LearnerAccess learners, ClaimAccess access) : IRequestHandler<ListMyClaims, Page<ClaimRow>?>
{
    internal static readonly Sorts<HourClaim> Sorts = new("-entered", c => c.Id) { { "entered" } };

    public async Task<Page<ClaimRow>?> Handle(ListMyClaims query, CancellationToken cancellationToken)
    {
        if (await learners.FindMineAsync(cancellationToken) is not { } me)
            return null;
        var account = await access.AccountAsync(me.Id, cancellationToken);
        return await db.HourClaims.Where(c => account.Contains(c.LearnerId)).ToPageAsync(Sorts.Of(), query.Page, ListClaimsHandler.Row(db), cancellationToken);
    }
}

/// <summary>Claims that the reader reviews or oversees.</summary>
/// <param name="State">Null: all.</param>
/// <param name="Words">Part of the title, or the beginning of the learner's name.</param>
/// <param name="Sort">filed; a leading minus turns it round.</param>
[Requires(Role.UnitAdministrator, Role.LocalBureau, Role.IndustryDepartment, Role.ProgrammeOffice, Role.Auditor)]
public sealed record ListClaims(ClaimState? State, string? Words, string? Sort, PageOf Page) : IQuery<ClaimList>;

/// <summary>The list.</summary>
/// <param name="Waiting">How many there are in each state that waits for a decision.</param>
public sealed record ClaimList(Page<ClaimRow> Page, IReadOnlyDictionary<ClaimState, int> Waiting);

internal sealed class ListClaimsHandler(PortalDbContext db, Actor actor, ClaimAccess access) : IRequestHandler<ListClaims, ClaimList>
{
    internal static readonly Sorts<HourClaim> Sorts = new("-filed", c => c.Id) { { "filed", c => c.SubmittedAt } };

    private static readonly ClaimState[] Open = [ClaimState.WithEmployer, ClaimState.WithAuthority, ClaimState.Appealed];

    public async Task<ClaimList> Handle(ListClaims query, CancellationToken cancellationToken)
    {
        var claims = access.Visible();
        var waiting = await claims.Where(c => Open.Contains(c.State)).GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        if (query.State is { } state)
            claims = claims.Where(c => c.State == state);
        if (Characters.TrimToNull(query.Words) is { } words)
        {
            var like = LikePattern.Containing(words);
            var begins = LikePattern.StartingWith(PersonName.Normalise(words));
            claims = claims.Where(c => EF.Functions.ILike(c.Title, like, LikePattern.EscapeCharacter) || db.Learners.Any(l => l.Id == c.LearnerId && EF.Functions.ILike(l.Name, begins, LikePattern.EscapeCharacter)));
        }

        var page = await claims.ToPageAsync(Sorts.Of(query.Sort), query.Page, Row(db), cancellationToken);
        return new ClaimList(page with { Rows = [.. page.Rows.Select(r => r with { MayDecide = MayDecide(r) })] }, waiting);
    }

    /// <summary>As <see cref="ClaimAccess.ActionsOn"/> says it of a claim; one's own is refused when it is sent.</summary>
    private bool MayDecide(ClaimRow r) => r.State switch
    {
        ClaimState.WithEmployer => (r.EmployerId == null && actor.Is(Role.ProgrammeOffice)) || (r.EmployerId == actor.OrganisationId && actor.Is(Role.UnitAdministrator)) || (r.RaisedToId == actor.OrganisationId && actor.Is(Role.LocalBureau, Role.ProgrammeOffice)),
        ClaimState.WithAuthority => r.AuthorityId == actor.OrganisationId && actor.Is(Role.LocalBureau, Role.IndustryDepartment, Role.ProgrammeOffice),
        _ => false,
    };

    internal static System.Linq.Expressions.Expression<Func<HourClaim, ClaimRow>> Row(PortalDbContext db) => c => new ClaimRow(c.Id, c.State, c.Title, c.Provider,
        db.Learners.Where(l => l.Id == c.LearnerId).Select(l => l.Name).First(), db.ActivityKinds.Where(k => k.Id == c.KindId).Select(k => k.Name).First(), db.ActivityKinds.Where(k => k.Id == c.KindId).Select(k => k.NameEn).First(),
        c.LearningYear, c.Hours, c.From, c.To, c.SubmittedAt, c.Version, c.DueOn, c.EmployerId, c.AuthorityId, c.RaisedToId);
}
