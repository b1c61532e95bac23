using FluentValidation;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Undoes a merge: each record has its own hours again, and certificates that print hours of both are under review.</summary>
[Requires(Permission.MergeLearners)]
public sealed record SplitLearner(Guid MergedId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class SplitLearnerValidator : AbstractValidator<SplitLearner>
{
    public SplitLearnerValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter why the two are not one person"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class SplitLearnerHandler(
    PortalDbContext db,
    LearnerAccess access,
    HourLedger ledger,
    DoubleCredits doubles,
    PrintedHours printed,
    CertificateReviews reviews,
    MergedPerson person,
    AuditWriter audit
) : IRequestHandler<SplitLearner, Unit>
{
    public async Task<Unit> Handle(SplitLearner command, CancellationToken cancellationToken)
    {
        await ledger.HoldAccountsAsync(alone: true, cancellationToken);
        var merged = await access.Visible().SingleOrNotFoundAsync(l => l.Id == command.MergedId, cancellationToken);
        db.Expect(merged, command.Version);
        var account = merged.AccountId;
        var kept = await access.Visible().SingleOrNotFoundAsync(l => l.Id == account, cancellationToken);
        await access.GuardOwnAsync(kept.Id, cancellationToken);
        // Taking a certificate locks the year's row: one taken before is seen here, one taken after uses the new counts.
        await ledger.HoldYearsAsync(kept.Id, cancellationToken);
        var resting = merged.MergedIntoId is null ? [] : await printed.OfMergeAsync(kept.Id, merged.Id, cancellationToken);
        merged.Split(kept);
        await audit.SaveAsync(cancellationToken);
        var made = await db
            .HourEntries.AsNoTracking()
            .Where(r =>
                r.LearnerId == merged.Id
                && r.SourceKind == HourSource.Reversal
                && r.Reason == DoubleCredits.SameSource
                && !db.HourEntries.Any(u =>
                    u.LearnerId == merged.Id
                    && u.LearningYear == r.LearningYear
                    && u.SourceKind == HourSource.Reversal
                    && u.SourceId == r.Id
                )
            )
            .ToListAsync(cancellationToken);
        foreach (var reversal in made)
            await ledger.ReverseAsync(reversal, command.Reason!, ReviewCause.RecordSplit, cancellationToken);
        // What was reversed in a record that stays, since the one that leaves had the same seminar, counts there again.
        foreach (var reversal in await doubles.OrphanedAsync(kept.Id, cancellationToken))
            await ledger.ReverseAsync(reversal, command.Reason!, ReviewCause.RecordSplit, cancellationToken);
        await ledger.RecountAsync(kept.Id, cancellationToken);
        await ledger.RecountAsync(merged.Id, cancellationToken);
        await reviews.OpenAsync(resting, _ => new ReviewCauseGiven(ReviewCause.RecordSplit, command.Reason!, merged.Id), cancellationToken);
        foreach (var record in new[] { kept, merged })
            await person.TellAsync(
                record,
                await person.EmployersAsync(record, record, cancellationToken),
                "Records of {0} that were merged are two again",
                "Records that were merged are two again: look at your hours",
                cancellationToken
            );
        return Unit.Value;
    }
}
