using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Reverses an entry of the ledger; both entries stay.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record ReverseHours(short Year, Guid Id, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class ReverseHoursValidator : AbstractValidator<ReverseHours>
{
    public ReverseHoursValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter the reason: the person reads it"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class ReverseHoursHandler(PortalDbContext db, HourLedger ledger, AuditWriter audit, Notifier notifier) : IRequestHandler<ReverseHours, Unit>
{
    public async Task<Unit> Handle(ReverseHours command, CancellationToken cancellationToken)
    {
        var entry = await db.HourEntries.AsNoTracking().SingleOrNotFoundAsync(e => e.LearningYear == command.Year && e.Id == command.Id, cancellationToken);
        if (entry.SourceKind == HourSource.Claim)
        {
            var claim = await db.HourClaims.SingleAsync(c => c.Id == entry.SourceId, cancellationToken);
            if (claim.State == ClaimState.Credited)
                claim.Move(ClaimAction.Reverse);
        }

        if (!await ledger.ReverseAsync(entry, command.Reason!, cancellationToken))
            throw new RuleException("This entry has been reversed already.");
        audit.Note(nameof(Learner), entry.LearnerId, "Hours were reversed");
        var user = await db.Learners.Where(l => l.Id == entry.LearnerId).Select(l => l.UserId).SingleAsync(cancellationToken);
        if (user is { } id)
            await notifier.TellAsync(id, "{0} hours of “{1}” were reversed", $"/learn/entries/{entry.LearningYear}/{entry.Id}", cancellationToken, entry.Hours.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture), entry.Title);
        return Unit.Value;
    }
}

/// <summary>Merges two records of one person: hours are read at the kept one from now on. Reversible; what both were credited for counts once.</summary>
[Requires(Role.ProgrammeOffice)]
public sealed record MergeLearners(Guid KeptId, Guid MergedId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class MergeLearnersValidator : AbstractValidator<MergeLearners>
{
    public MergeLearnersValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter how it was established that both are one person"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class MergeLearnersHandler(PortalDbContext db, HourLedger ledger) : IRequestHandler<MergeLearners, Unit>
{
    public async Task<Unit> Handle(MergeLearners command, CancellationToken cancellationToken)
    {
        await ledger.HoldAccountsAsync(alone: true, cancellationToken);
        var kept = await db.Learners.SingleOrNotFoundAsync(l => l.Id == command.KeptId, cancellationToken);
        var merged = await db.Learners.SingleOrNotFoundAsync(l => l.Id == command.MergedId, cancellationToken);
        db.Expect(merged, command.Version);
        if (await db.Learners.AnyAsync(l => l.MergedIntoId == merged.Id, cancellationToken))
            throw new RuleException("Another record is merged into this one. Split it first.");
        merged.MergeInto(kept);
        foreach (var twice in await DuplicatesAsync(kept.Id, merged.Id, cancellationToken))
            await ledger.ReverseAsync(twice, SameSource, cancellationToken);
        await ledger.RecountAsync(kept.Id, cancellationToken);
        await ledger.RecountAsync(merged.Id, cancellationToken);
        return Unit.Value;
    }

    /// <summary>Reason of the reversals that a merge makes, by which a split finds them.</summary>
    internal const string SameSource = "合并学员记录：同一来源已计入保留的记录";

    /// <summary>Entries to reverse, so that what is credited to both records counts once. Where a merge was undone before, an entry counts by the reversal of its reversal: then that is reversed.</summary>
    private async Task<List<HourEntry>> DuplicatesAsync(Guid kept, Guid merged, CancellationToken ct)
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
[Requires(Role.ProgrammeOffice)]
public sealed record SplitLearner(Guid MergedId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class SplitLearnerValidator : AbstractValidator<SplitLearner>
{
    public SplitLearnerValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason).NotEmpty().WithMessage(_ => text["Enter why the two are not one person"]).MaximumLength(300).WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class SplitLearnerHandler(PortalDbContext db, HourLedger ledger) : IRequestHandler<SplitLearner, Unit>
{
    public async Task<Unit> Handle(SplitLearner command, CancellationToken cancellationToken)
    {
        await ledger.HoldAccountsAsync(alone: true, cancellationToken);
        var merged = await db.Learners.SingleOrNotFoundAsync(l => l.Id == command.MergedId, cancellationToken);
        db.Expect(merged, command.Version);
        var kept = merged.AccountId;
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
