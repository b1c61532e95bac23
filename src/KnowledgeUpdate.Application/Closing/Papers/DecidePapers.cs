using FluentValidation;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>
/// The office accepts or returns closing papers. Accepted, hours are credited and certificates issued, some people at a time, until all
/// have theirs.
/// </summary>
[Requires(Permission.AcceptClosingPapers)]
public sealed record DecidePapers(Guid GatheringId, uint Version, ClosingMove? Action, string? Opinion) : ICommand<Unit>, IHasReason
{
    string? IHasReason.Reason => Opinion;
}

internal sealed class DecidePapersValidator : AbstractValidator<DecidePapers>
{
    public DecidePapersValidator(IStringLocalizer<ClosingText> text)
    {
        RuleFor(c => c.Action).Must(a => a is ClosingMove.Accept or ClosingMove.Return).WithMessage(_ => text["Choose accept or return"]);
        RuleFor(c => c.Opinion)
            .NotEmpty()
            .When(c => c.Action == ClosingMove.Return)
            .WithMessage(_ => text["Enter what is to be changed: the host reads it"]);
        RuleFor(c => c.Opinion)
            .MaximumLength(CreditedGathering.ReasonMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", CreditedGathering.ReasonMaxLength]);
    }
}

internal sealed class DecidePapersHandler(
    PortalDbContext db,
    ClosingAccess access,
    PapersReader reader,
    OutcomeSettlement outcomes,
    Crediting crediting,
    WorkingDays days,
    Flow flow,
    AuditWriter audit,
    TimeProvider clock
) : IRequestHandler<DecidePapers, Unit>
{
    public async Task<Unit> Handle(DecidePapers command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        await access.HoldAsync(command.GatheringId, ct);
        var gathering = await access.FindAsync(command.GatheringId, ct);
        db.Expect(gathering, command.Version);
        await access.GuardReviewerAsync(gathering, ct);
        var disputes = await reader.OpenDisputesAsync(gathering.Id, ct);
        var wereTold = gathering.OutcomesToldAt is not null;
        var move = flow.Of(
                new FlowSubject(
                    access.KindOf(gathering),
                    gathering.Id,
                    gathering.Title,
                    Characters.TrimToNull(command.Opinion) ?? "",
                    access.Of(gathering).PapersLink(gathering.Id)
                )
            )
            .Step(
                ReviewStage.ClosingPapers,
                command.Action == ClosingMove.Accept ? ReviewDecision.Approved : ReviewDecision.Returned,
                Characters.TrimToNull(command.Opinion)
            )
            .ClosesAll();
        if (command.Action == ClosingMove.Accept)
        {
            if (gathering.OutcomesAreDue(disputes, now))
                await outcomes.SettleAsync(gathering, ct);
            gathering.AcceptPapers(disputes, now);
            await audit.SaveAsync(ct);
            await crediting.OrderAsync(gathering, ct);
            move.Tells(Role.UnitAdministrator, gathering.HostId, "The closing papers of “{0}” are accepted", gathering.Title);
        }
        else
        {
            gathering.ReturnPapers(await days.FromTodayAsync(RuleKeys.ReturnedPapersDays, ct), now);
            await outcomes.TakeBackAsync(gathering, wereTold, ct);
            move.Opens(ClosingActs.FilePapersAgain, Role.UnitAdministrator, gathering.HostId, gathering.ReturnedDueOn)
                .Tells(
                    Role.UnitAdministrator,
                    gathering.HostId,
                    "The closing papers of “{0}” were returned: file them again by {1}",
                    gathering.Title,
                    $"{gathering.ReturnedDueOn:yyyy-MM-dd}"
                );
        }

        await move.DoneAsync(ct);
        return Unit.Value;
    }
}
