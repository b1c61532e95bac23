using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>
/// The office accepts or returns closing papers. Accepted, hours are credited and certificates issued, some people at a time, until all
/// have theirs.
/// </summary>
[Requires(Permission.AcceptClosingPapers)]
public sealed record DecidePapers(Guid SeminarId, uint Version, SeminarAction? Action, string? Opinion) : ICommand<Unit>, IHasReason
{
    string? IHasReason.Reason => Opinion;
}

internal sealed class DecidePapersValidator : AbstractValidator<DecidePapers>
{
    public DecidePapersValidator(IStringLocalizer<DeliveryText> text)
    {
        RuleFor(c => c.Action)
            .Must(a => a is SeminarAction.AcceptPapers or SeminarAction.ReturnPapers)
            .WithMessage(_ => text["Choose accept or return"]);
        RuleFor(c => c.Opinion)
            .NotEmpty()
            .When(c => c.Action == SeminarAction.ReturnPapers)
            .WithMessage(_ => text["Enter what is to be changed: the host reads it"]);
        RuleFor(c => c.Opinion)
            .MaximumLength(Seminar.ReasonMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", Seminar.ReasonMaxLength]);
    }
}

internal sealed class DecidePapersHandler(
    PortalDbContext db,
    DeliveryAccess access,
    PapersReader reader,
    SeminarOutcomes outcomes,
    SeminarCrediting crediting,
    WorkingDays days,
    Worklist worklist,
    Notifier notifier,
    ReviewTrail trail,
    AuditWriter audit,
    TimeProvider clock
) : IRequestHandler<DecidePapers, Unit>
{
    public async Task<Unit> Handle(DecidePapers command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        await access.HoldAsync(command.SeminarId, ct);
        var seminar = await access.FindAsync(command.SeminarId, ct);
        db.Expect(seminar, command.Version);
        await access.GuardReviewerAsync(seminar, ct);
        var disputes = await reader.OpenDisputesAsync(seminar.Id, ct);
        var wereTold = seminar.OutcomesToldAt is not null;
        var link = Links.ClosingPapers(seminar.Id);
        if (command.Action == SeminarAction.AcceptPapers)
        {
            if (seminar.OutcomesAreDue(disputes, now))
                await outcomes.SettleAsync(seminar, ct);
            seminar.AcceptPapers(disputes, now);
            await audit.SaveAsync(ct);
            await crediting.OrderAsync(seminar, ct);
        }
        else
        {
            seminar.ReturnPapers(await days.FromTodayAsync(RuleKeys.ReturnedPapersDays, ct), now);
            await outcomes.TakeBackAsync(seminar, wereTold, ct);
        }

        trail.Add(
            nameof(Seminar),
            seminar.Id,
            ReviewStage.ClosingPapers,
            command.Action == SeminarAction.AcceptPapers ? ReviewDecision.Approved : ReviewDecision.Returned,
            Characters.TrimToNull(command.Opinion)
        );
        await worklist.CloseAsync(seminar.Id, ct);
        if (command.Action == SeminarAction.ReturnPapers)
            worklist.Open(
                DeliveryActs.FilePapersAgain,
                nameof(Seminar),
                seminar.Id,
                Role.UnitAdministrator,
                seminar.HostId,
                seminar.Title,
                command.Opinion!.Trim(),
                link,
                seminar.ReturnedDueOn
            );
        if (command.Action == SeminarAction.AcceptPapers)
            await notifier.TellAsync(
                Role.UnitAdministrator,
                seminar.HostId,
                "The closing papers of “{0}” are accepted",
                link,
                ct,
                seminar.Title
            );
        else
            await notifier.TellAsync(
                Role.UnitAdministrator,
                seminar.HostId,
                "The closing papers of “{0}” were returned: file them again by {1}",
                link,
                ct,
                seminar.Title,
                $"{seminar.ReturnedDueOn:yyyy-MM-dd}"
            );
        return Unit.Value;
    }
}
