using FluentValidation;
using FluentValidation.Results;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// The bureau or office decides about a frozen record: the binding was right, or it is undone. When it is undone, everything entered since
/// is decided one by one.
/// </summary>
/// <param name="Stands">True: the account has the record again.</param>
/// <param name="Decisions">By the id of what was entered; asked for when the binding is undone.</param>
[Requires(Permission.SettleRecordBinding)]
public sealed record SettleRecordBinding(
    Guid Id,
    uint Version,
    bool? Stands,
    string? Reason,
    IReadOnlyDictionary<Guid, EnteredDecision> Decisions
) : ICommand<Unit>, IHasReason;

internal sealed class SettleRecordBindingValidator : AbstractValidator<SettleRecordBinding>
{
    public SettleRecordBindingValidator(IStringLocalizer<LearnersText> text)
    {
        RuleFor(c => c.Stands).NotNull().WithMessage(_ => text["Choose whether the binding stands"]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter how it was established: both accounts read it"])
            .MaximumLength(300)
            .WithMessage(_ => text["The reason must be {0} characters or less", 300]);
    }
}

internal sealed class SettleRecordBindingHandler(
    PortalDbContext db,
    Actor actor,
    BindingAccess access,
    EnteredSinceReader entered,
    HourLedger ledger,
    CertificateReviews reviews,
    IMediator mediator,
    WaitingClaims claims,
    Flow flow,
    Worklist worklist,
    Notifier notifier,
    AuditWriter audit,
    IStringLocalizer<LearnersText> text,
    TimeProvider clock
) : IRequestHandler<SettleRecordBinding, Unit>
{
    public async Task<Unit> Handle(SettleRecordBinding command, CancellationToken cancellationToken)
    {
        var (ct, now, reason) = (cancellationToken, clock.GetUtcNow(), command.Reason!);
        var binding = await access.FindAsync(command.Id, ct);
        db.Expect(binding, command.Version);
        await access.DemandDeciderAsync(binding, cancellationToken);
        RecordBinding.States.Next(binding.State, command.Stands == true ? BindingAction.Uphold : BindingAction.Undo);
        await ledger.HoldAccountsAsync(alone: true, ct);
        var record = await db.Learners.SingleAsync(l => l.Id == binding.LearnerId, ct);
        if (command.Stands == true)
        {
            binding.Uphold(record, reason, actor.Me, now);
            await notifier.TellAsync(binding.UserId, "Your learner's record is yours again: {0}", Links.MyHours, ct, reason);
        }
        else
            await UndoAsync(binding, record, command, ct);
        await mediator.Publish(new RecordBecameCertain(record), ct);
        var move = flow.Of(new FlowSubject(nameof(RecordBinding), binding.Id, record.Name, record.IdentityMask, Links.MyHours)).ClosesAll();
        if (binding.PreviousUserId is { } before && (command.Stands == true || record.UserId == before))
            move.Tells(
                before,
                command.Stands == true ? "The binding of the learner's record stands: {0}" : "The learner's record is yours again: {0}",
                reason
            );
        await move.DoneAsync(ct);
        return Unit.Value;
    }

    private async Task UndoAsync(RecordBinding binding, Learner record, SettleRecordBinding command, CancellationToken ct)
    {
        var (now, reason) = (clock.GetUtcNow(), command.Reason!);
        var rows = await entered.ReadAsync(binding, ct);
        var open = rows.Select((row, i) => (row, i))
            .Where(r => !command.Decisions.TryGetValue(r.row.Id, out var d) || !r.row.Choices.Contains(d))
            .ToList();
        if (open.Count > 0)
            throw new ValidationException(
                open.Select(r => new ValidationFailure($"Decisions[{r.i}].Decision", text["Decide about “{0}”", r.row.Title]))
            );
        binding.Undo(record, reason, actor.Me, now);
        if (binding.ProvisionalId is { } id)
        {
            // What the account had entered before it was bound goes back with it.
            var provisional = await db.Learners.SingleAsync(l => l.Id == id, ct);
            provisional.Split(record);
            provisional.ProvisionalAgain(record, now);
            foreach (var reversal in await MergeReversalsAsync(provisional.Id, ct))
                await ledger.ReverseAsync(reversal, reason, ReviewCause.RecordSplit, ct);
            await audit.SaveAsync(ct);
            provisional.BindTo(binding.UserId);
        }

        await audit.SaveAsync(ct);
        if (
            binding.PreviousUserId is { } before
            && await db.Users.AnyAsync(u => u.Id == before && u.EndedAt == null, ct)
            && !await db.Learners.AnyAsync(l => l.UserId == before, ct)
        )
        {
            record.BindTo(before);
            (
                await db.BindingsOf(record.Id)
                    .Where(b => b.UserId == before && b.State == BindingState.Passed)
                    .OrderByDescending(b => b.BoundAt)
                    .FirstOrDefaultAsync(ct)
            )?.Return();
        }

        foreach (var row in rows)
            await CarryOutAsync(row, command.Decisions[row.Id], binding, reason, ct);
        await ledger.RecountAsync(record.Id, ct);
        if (binding.ProvisionalId is { } own)
            await ledger.RecountAsync(own, ct);
        await notifier.TellAsync(binding.UserId, "The learner's record is taken from your account: {0}", Links.StartLearning, ct, reason);
    }

    private Task<List<HourEntry>> MergeReversalsAsync(Guid merged, CancellationToken ct) =>
        db
            .HourEntries.AsNoTracking()
            .Where(r =>
                r.LearnerId == merged
                && r.SourceKind == HourSource.Reversal
                && r.Reason == DoubleCredits.SameSource
                && !db.HourEntries.Any(u =>
                    u.LearnerId == merged && u.LearningYear == r.LearningYear && u.SourceKind == HourSource.Reversal && u.SourceId == r.Id
                )
            )
            .ToListAsync(ct);

    private async Task CarryOutAsync(EnteredSince row, EnteredDecision decision, RecordBinding binding, string reason, CancellationToken ct)
    {
        if (decision == EnteredDecision.Keep)
            return;
        switch (row.Kind)
        {
            case EnteredKind.Claim:
                await SettleClaimAsync(row.Id, decision, binding, reason, ct);
                break;
            case EnteredKind.Enrolment:
                await mediator.Publish(new EnteredTakenBack(row, reason), ct);
                break;
            case EnteredKind.Certificate:
                var certificate = await db.Certificates.SingleAsync(c => c.Id == row.Id, ct);
                certificate.Revoke(RevocationReason.Error, reason, BeijingTime.DateOf(clock.GetUtcNow()));
                await reviews.CloseAsync(certificate, ReviewOutcome.Revoked, reason, ct);
                break;
            case EnteredKind.Employment:
                var employment = await db.Employments.SingleAsync(e => e.Id == row.Id, ct);
                var employed = await db.Learners.SingleAsync(l => l.Id == employment.LearnerId, ct);
                if (employment.State == EmploymentState.Confirmed)
                    employment.FindFalse(employed, reason, clock.GetUtcNow());
                else
                    employment.Withdraw(employed, BeijingTime.DateOf(clock.GetUtcNow()));
                await claims.LeaveAsync(employed, employment.OrganisationId, ct);
                await worklist.CloseAsync(employment.Id, ct);
                await notifier.TellAsync(
                    Role.UnitAdministrator,
                    employment.OrganisationId,
                    "The account that asked about {0} was not the person's: the employment at your unit is taken back",
                    Links.Learners,
                    ct,
                    employed.Name
                );
                break;
        }
    }

    private async Task SettleClaimAsync(Guid id, EnteredDecision decision, RecordBinding binding, string reason, CancellationToken ct)
    {
        var claim = await db.HourClaims.SingleAsync(c => c.Id == id, ct);
        if (decision == EnteredDecision.Move)
        {
            claim.BelongsTo(binding.ProvisionalId!.Value);
            return;
        }

        await worklist.CloseAsync(claim.Id, ct);
        if (claim.State == ClaimState.Credited)
        {
            claim.Move(ClaimAction.Reverse);
            foreach (
                var entry in await db
                    .HourEntries.AsNoTracking()
                    .Where(e =>
                        e.LearnerId == claim.LearnerId
                        && e.LearningYear == claim.LearningYear
                        && e.SourceKind == HourSource.Claim
                        && e.SourceId == claim.Id
                    )
                    .ToListAsync(ct)
            )
                await ledger.ReverseAsync(entry, reason, ReviewCause.HoursReversed, ct);
        }
        else
            claim.Move(
                claim.State switch
                {
                    ClaimState.WithAuthority => ClaimAction.Decline,
                    ClaimState.Appealed => ClaimAction.Uphold,
                    _ => ClaimAction.Withdraw,
                }
            );
    }
}
