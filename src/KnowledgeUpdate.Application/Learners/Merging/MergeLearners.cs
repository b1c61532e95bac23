using FluentValidation;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Merges two records of one person: hours are read at the kept one from now on. Reversible; what both were credited for counts once.
/// </summary>
/// <param name="Values">Values of the merged record that the kept one takes; null: the usual ones.</param>
[Requires(Permission.MergeLearners)]
public sealed record MergeLearners(Guid KeptId, Guid MergedId, uint Version, string? Reason, MergeValues? Values = null)
    : ICommand<Unit>,
        IHasReason;

internal sealed class MergeLearnersValidator : AbstractValidator<MergeLearners>
{
    public MergeLearnersValidator(IStringLocalizer<LearnersText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter how it was established that both are one person"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
}

internal sealed class MergeLearnersHandler(
    PortalDbContext db,
    LearnerAccess access,
    HourLedger ledger,
    DoubleCredits doubles,
    MergedCertificates certificates,
    MergedPerson person
) : IRequestHandler<MergeLearners, Unit>
{
    public async Task<Unit> Handle(MergeLearners command, CancellationToken cancellationToken)
    {
        await ledger.HoldAccountsAsync(alone: true, cancellationToken);
        var kept = await access.Visible().SingleOrNotFoundAsync(l => l.Id == command.KeptId, cancellationToken);
        var merged = await access.Visible().SingleOrNotFoundAsync(l => l.Id == command.MergedId, cancellationToken);
        db.Expect(merged, command.Version);
        await access.GuardOwnAsync(kept.Id, cancellationToken);
        await access.GuardOwnAsync(merged.Id, cancellationToken);
        if (await HindranceAsync(db, kept, merged, cancellationToken) is { } hindrance)
            throw hindrance;
        var employers = await person.EmployersAsync(kept, merged, cancellationToken);
        var twice = await doubles.OfAsync(kept.Id, merged.Id, cancellationToken);
        merged.MergeInto(kept);
        await certificates.RevokeDoubledAsync(kept, merged, twice, cancellationToken);
        foreach (var entry in twice)
            await ledger.ReverseAsync(entry.Last, DoubleCredits.SameSource, ReviewCause.RecordsMerged, cancellationToken);
        await ledger.RecountAsync(kept.Id, cancellationToken);
        await ledger.RecountAsync(merged.Id, cancellationToken);
        await certificates.ReviewYearsAsync(kept, merged, command.Reason!, cancellationToken);
        await person.TakeAsync(kept, merged, command.Values, command.Reason!, cancellationToken);
        await person.TellAsync(
            kept,
            employers,
            "Two records of {0} were merged: the person is found under the record that is kept",
            "Two records of yours were merged: hours and certificates of both are found together",
            cancellationToken
        );
        return Unit.Value;
    }

    /// <summary>What prevents a merge; null if nothing does.</summary>
    internal static async Task<RuleException?> HindranceAsync(PortalDbContext db, Learner kept, Learner merged, CancellationToken ct) =>
        merged.MergeHindrance(kept)
        ?? (
            await db.Learners.AnyAsync(l => l.MergedIntoId == merged.Id, ct)
                ? new RuleException("Another record is merged into this one. Split it first.")
                : null
        );
}
