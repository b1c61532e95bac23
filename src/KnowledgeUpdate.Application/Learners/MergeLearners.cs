using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Merges two records of one person: hours are read at the kept one from now on. Reversible; what both were credited for counts once.</summary>
[Requires(Role.ProgrammeOffice, Role.LocalBureau)]
public sealed record MergeLearners(Guid KeptId, Guid MergedId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class MergeLearnersValidator : AbstractValidator<MergeLearners>
{
    public MergeLearnersValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter how it was established that both are one person"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class MergeLearnersHandler(PortalDbContext db, LearnerAccess access, HourLedger ledger) : IRequestHandler<MergeLearners, Unit>
{
    public async Task<Unit> Handle(MergeLearners command, CancellationToken cancellationToken)
    {
        await ledger.HoldAccountsAsync(alone: true, cancellationToken);
        var kept = await access.Visible().SingleOrNotFoundAsync(l => l.Id == command.KeptId, cancellationToken);
        var merged = await access.Visible().SingleOrNotFoundAsync(l => l.Id == command.MergedId, cancellationToken);
        db.Expect(merged, command.Version);
        if (await HindranceAsync(db, kept, merged, cancellationToken) is { } hindrance)
            throw hindrance;
        merged.MergeInto(kept);
        foreach (var twice in await DuplicatesAsync(db, kept.Id, merged.Id, cancellationToken))
            await ledger.ReverseAsync(twice, SameSource, cancellationToken);
        await ledger.RecountAsync(kept.Id, cancellationToken);
        await ledger.RecountAsync(merged.Id, cancellationToken);
        return Unit.Value;
    }

    /// <summary>Reason of the reversals that a merge makes, by which a split finds them.</summary>
    internal const string SameSource = "合并学员记录：同一来源已计入保留的记录";

    /// <summary>What stands in the way of a merge; null: nothing.</summary>
    internal static async Task<RuleException?> HindranceAsync(PortalDbContext db, Learner kept, Learner merged, CancellationToken ct) => merged.MergeHindrance(kept)
        ?? (await db.Learners.AnyAsync(l => l.MergedIntoId == merged.Id, ct) ? new RuleException("Another record is merged into this one. Split it first.") : null);

    /// <summary>Entries of the merged record to reverse, so that what is credited to both counts once. Where a merge was undone before, an entry counts by the reversal of its reversal: then that is reversed.</summary>
    internal static async Task<List<HourEntry>> DuplicatesAsync(PortalDbContext db, Guid kept, Guid merged, CancellationToken ct)
    {
        var entries = await db.HourEntries.AsNoTracking().Where(e => e.LearnerId == kept || e.LearnerId == merged).ToListAsync(ct);
        var reversals = entries.Where(e => e.ReversesId is not null).ToDictionary(e => (e.LearningYear, e.ReversesId!.Value));
        HourEntry Last(HourEntry entry)
        {
            while (reversals.TryGetValue((entry.LearningYear, entry.Id), out var next))
                entry = next;
            return entry;
        }

        var live = entries.Where(e => e.SourceKind != HourSource.Reversal).Select(e => (Entry: e, Last: Last(e))).Where(e => e.Last.Hours > 0).ToList();
        var counted = live.Where(e => e.Entry.LearnerId == kept).Select(e => (e.Entry.LearningYear, e.Entry.SourceKind, e.Entry.SourceId)).ToHashSet();
        return [.. live.Where(e => e.Entry.LearnerId == merged && counted.Contains((e.Entry.LearningYear, e.Entry.SourceKind, e.Entry.SourceId))).Select(e => e.Last)];
    }
}

/// <summary>Undoes a merge: each record has its own hours again.</summary>
[Requires(Role.ProgrammeOffice, Role.LocalBureau)]
public sealed record SplitLearner(Guid MergedId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class SplitLearnerValidator : AbstractValidator<SplitLearner>
{
    public SplitLearnerValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter why the two are not one person"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class SplitLearnerHandler(PortalDbContext db, LearnerAccess access, HourLedger ledger) : IRequestHandler<SplitLearner, Unit>
{
    public async Task<Unit> Handle(SplitLearner command, CancellationToken cancellationToken)
    {
        await ledger.HoldAccountsAsync(alone: true, cancellationToken);
        var merged = await access.Visible().SingleOrNotFoundAsync(l => l.Id == command.MergedId, cancellationToken);
        db.Expect(merged, command.Version);
        var kept = merged.AccountId;
        await access.Visible().SingleOrNotFoundAsync(l => l.Id == kept, cancellationToken);
        merged.Split();
        var made = await db.HourEntries.AsNoTracking().Where(r => r.LearnerId == merged.Id && r.SourceKind == HourSource.Reversal && r.Reason == MergeLearnersHandler.SameSource
            && !db.HourEntries.Any(u => u.LearnerId == merged.Id && u.LearningYear == r.LearningYear && u.SourceKind == HourSource.Reversal && u.SourceId == r.Id)).ToListAsync(cancellationToken);
        foreach (var reversal in made)
            await ledger.ReverseAsync(reversal, command.Reason!, cancellationToken);
        await ledger.RecountAsync(kept, cancellationToken);
        await ledger.RecountAsync(merged.Id, cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Records that may be the same person as one: of the same name, or of the name typed.</summary>
[Requires(Role.ProgrammeOffice, Role.LocalBureau)]
public sealed record ListMergeCandidates(Guid Id, string? Words) : IQuery<MergeCandidates>;

/// <summary>The record, those merged into it, and those that may be the same person.</summary>
public sealed record MergeCandidates(RecordSide Record, IReadOnlyList<RecordSide> Merged, IReadOnlyList<RecordSide> Rows);

/// <summary>A learner's record as one side of a comparison.</summary>
/// <param name="Hours">Hours of the record's own entries, reversals taken off.</param>
public sealed record RecordSide(Guid Id, uint Version, string Name, IdentityKind Kind, string IdentityMask, string? Employer, string? Series, TitleLevel Level, string? Title, Education Education, bool HasAccount, DateTimeOffset CreatedAt,
    int Entries, decimal Hours, int Claims, int Certificates)
{
    internal static System.Linq.Expressions.Expression<Func<Learner, RecordSide>> Of(PortalDbContext db) => l => new RecordSide(l.Id, l.Version, l.Name, l.IdentityKind, l.IdentityMask,
        db.Organisations.Where(o => o.Id == l.EmployerId).Select(o => o.Name).FirstOrDefault(), l.Series, l.Level, l.Title, l.Education, l.UserId != null, l.CreatedAt,
        db.HourEntries.Count(e => e.LearnerId == l.Id), db.HourEntries.Where(e => e.LearnerId == l.Id).Sum(e => e.Hours),
        db.HourClaims.Count(c => c.LearnerId == l.Id), db.Certificates.Count(c => c.LearnerId == l.Id && c.State == CertificateState.Valid));
}

internal sealed class ListMergeCandidatesHandler(PortalDbContext db, LearnerAccess access) : IRequestHandler<ListMergeCandidates, MergeCandidates>
{
    private const int Most = 20;

    public async Task<MergeCandidates> Handle(ListMergeCandidates query, CancellationToken cancellationToken)
    {
        var record = await access.Visible().Where(l => l.Id == query.Id).Select(RecordSide.Of(db)).SingleOrNotFoundAsync(_ => true, cancellationToken);
        var like = LikePattern.StartingWith(Characters.TrimToNull(query.Words) is { } words ? PersonName.Normalise(words) : record.Name);
        return new MergeCandidates(record,
            await access.Visible().Where(l => l.MergedIntoId == record.Id).OrderBy(l => l.Id).Select(RecordSide.Of(db)).ToListAsync(cancellationToken),
            await access.Visible().Where(l => l.Id != record.Id && l.MergedIntoId == null && EF.Functions.ILike(l.Name, like, LikePattern.EscapeCharacter)).OrderBy(l => l.Name).ThenBy(l => l.Id).Take(Most)
                .Select(RecordSide.Of(db)).ToListAsync(cancellationToken));
    }
}

/// <summary>Two records side by side, and what a merge of the second into the first would do.</summary>
[Requires(Role.ProgrammeOffice, Role.LocalBureau)]
public sealed record GetMergePreview(Guid KeptId, Guid MergedId) : IQuery<MergePreview>;

/// <summary>The preview.</summary>
/// <param name="Twice">Entries of the second that are credited to the first too: they are reversed.</param>
/// <param name="Hindrance">What stands in the way; null: nothing.</param>
public sealed record MergePreview(RecordSide Kept, RecordSide Merged, IReadOnlyList<TwiceCredited> Twice, IReadOnlyList<MergedYear> Years, RuleException? Hindrance);

/// <summary>An entry that both records have.</summary>
public sealed record TwiceCredited(short Year, string Title, decimal Hours);

/// <summary>A learning year before and after a merge, in hours.</summary>
public sealed record MergedYear(short Year, decimal Kept, decimal Merged, decimal Twice)
{
    /// <summary>Hours of the person after it.</summary>
    public decimal Together => Kept + Merged - Twice;
}

internal sealed class GetMergePreviewHandler(PortalDbContext db, LearnerAccess access) : IRequestHandler<GetMergePreview, MergePreview>
{
    public async Task<MergePreview> Handle(GetMergePreview query, CancellationToken cancellationToken)
    {
        var kept = await access.Visible().SingleOrNotFoundAsync(l => l.Id == query.KeptId, cancellationToken);
        var merged = await access.Visible().SingleOrNotFoundAsync(l => l.Id == query.MergedId, cancellationToken);
        var sides = await db.Learners.Where(l => l.Id == kept.Id || l.Id == merged.Id).Select(RecordSide.Of(db)).ToDictionaryAsync(s => s.Id, cancellationToken);
        List<TwiceCredited> twice = [.. (await MergeLearnersHandler.DuplicatesAsync(db, kept.Id, merged.Id, cancellationToken)).OrderBy(e => e.LearningYear).ThenBy(e => e.Id).Select(e => new TwiceCredited(e.LearningYear, e.Title, e.Hours))];
        var years = await db.LearnerYears.Where(y => (y.LearnerId == kept.Id || y.LearnerId == merged.Id) && y.Entries > 0)
            .Select(y => new { y.LearningYear, y.LearnerId, Hours = y.Compulsory + y.Elective + y.Professional }).ToListAsync(cancellationToken);
        return new MergePreview(sides[kept.Id], sides[merged.Id], twice, [.. years.GroupBy(y => y.LearningYear).OrderByDescending(g => g.Key).Select(g => new MergedYear(g.Key,
            g.Where(y => y.LearnerId == kept.Id).Sum(y => y.Hours), g.Where(y => y.LearnerId == merged.Id).Sum(y => y.Hours), twice.Where(t => t.Year == g.Key).Sum(t => t.Hours)))],
            await MergeLearnersHandler.HindranceAsync(db, kept, merged, cancellationToken));
    }
}

/// <summary>A merged record and the one it is read at, before a split.</summary>
[Requires(Role.ProgrammeOffice, Role.LocalBureau)]
public sealed record GetSplitPreview(Guid MergedId) : IQuery<SplitPreview>;

/// <summary>The preview.</summary>
/// <param name="Kept">Null: the record is not merged.</param>
public sealed record SplitPreview(RecordSide Merged, RecordSide? Kept);

internal sealed class GetSplitPreviewHandler(PortalDbContext db, LearnerAccess access) : IRequestHandler<GetSplitPreview, SplitPreview>
{
    public async Task<SplitPreview> Handle(GetSplitPreview query, CancellationToken cancellationToken)
    {
        var merged = await access.Visible().SingleOrNotFoundAsync(l => l.Id == query.MergedId, cancellationToken);
        var kept = merged.MergedIntoId is { } id ? await access.Visible().Where(l => l.Id == id).Select(RecordSide.Of(db)).SingleOrNotFoundAsync(_ => true, cancellationToken) : null;
        return new SplitPreview(await db.Learners.Where(l => l.Id == merged.Id).Select(RecordSide.Of(db)).SingleAsync(cancellationToken), kept);
    }
}
