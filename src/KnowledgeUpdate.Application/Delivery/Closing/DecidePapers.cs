using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
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
    Flow flow,
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
        var move = flow.Of(
                new FlowSubject(
                    nameof(Seminar),
                    seminar.Id,
                    seminar.Title,
                    Characters.TrimToNull(command.Opinion) ?? "",
                    Links.ClosingPapers(seminar.Id)
                )
            )
            .Step(
                ReviewStage.ClosingPapers,
                command.Action == SeminarAction.AcceptPapers ? ReviewDecision.Approved : ReviewDecision.Returned,
                Characters.TrimToNull(command.Opinion)
            )
            .ClosesAll();
        if (command.Action == SeminarAction.AcceptPapers)
        {
            if (seminar.OutcomesAreDue(disputes, now))
                await outcomes.SettleAsync(seminar, ct);
            seminar.AcceptPapers(disputes, now);
            await audit.SaveAsync(ct);
            await crediting.OrderAsync(seminar, ct);
            move.Tells(Role.UnitAdministrator, seminar.HostId, "The closing papers of “{0}” are accepted", seminar.Title);
        }
        else
        {
            seminar.ReturnPapers(await days.FromTodayAsync(RuleKeys.ReturnedPapersDays, ct), now);
            await outcomes.TakeBackAsync(seminar, wereTold, ct);
            move.Opens(DeliveryActs.FilePapersAgain, Role.UnitAdministrator, seminar.HostId, seminar.ReturnedDueOn)
                .Tells(
                    Role.UnitAdministrator,
                    seminar.HostId,
                    "The closing papers of “{0}” were returned: file them again by {1}",
                    seminar.Title,
                    $"{seminar.ReturnedDueOn:yyyy-MM-dd}"
                );
        }

        await move.DoneAsync(ct);
        return Unit.Value;
    }
}
