using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>
/// Files the closing papers 结项材料. Trainees then dispute their attendance and answer the questionnaire for some days; only after that
/// outcomes are told and the office accepts.
/// </summary>
/// <param name="Seen">The counts that the host confirmed: <see cref="PapersFilingView.Seen"/>.</param>
[Requires(Permission.FileClosingPapers)]
public sealed record FilePapers(
    Guid GatheringId,
    uint Version,
    string? Seen,
    string? OverBudgetReason = null,
    string? UnchangedReason = null
) : ICommand<Unit>, IHasReason
{
    string? IHasReason.Reason => OverBudgetReason ?? UnchangedReason;
}

internal sealed class FilePapersValidator : AbstractValidator<FilePapers>
{
    public FilePapersValidator(IStringLocalizer<ClosingText> text)
    {
        RuleFor(c => c.OverBudgetReason)
            .MaximumLength(ClosingPapersVersion.ReasonMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", ClosingPapersVersion.ReasonMaxLength]);
        RuleFor(c => c.UnchangedReason)
            .MaximumLength(ClosingPapersVersion.ReasonMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", ClosingPapersVersion.ReasonMaxLength]);
    }
}

internal sealed class FilePapersHandler(
    PortalDbContext db,
    Actor actor,
    ClosingAccess access,
    PlaceAuthority places,
    PapersReader reader,
    PapersFilings filings,
    OutcomeSettlement outcomes,
    EnrolmentBook enrolments,
    WorkingDays days,
    Flow flow,
    TimeProvider clock
) : IRequestHandler<FilePapers, Unit>
{
    public async Task<Unit> Handle(FilePapers command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        await access.HoldAsync(command.GatheringId, ct);
        var gathering = await access.FindOwnAsync(command.GatheringId, ct);
        db.Expect(gathering, command.Version);
        await enrolments.HoldSeatsAsync(gathering.Id, ct);
        var view = await filings.ViewAsync(gathering, ct);
        if (view.Hindrance is { } hindrance)
            throw hindrance;
        if (view.Seen != command.Seen)
            throw new RuleException(
                "The counts are not those that you confirmed: {0} of {1} would complete now. Look at them again.",
                view.Figures!.Completed,
                view.Figures.Trainees
            );
        var papers = await db.ClosingPapers.SingleAsync(p => p.GatheringId == gathering.Id, ct);
        var filing = await filings.FilingAsync(gathering, view, command.OverBudgetReason, command.UnchangedReason, ct);
        db.Add(papers.File(filing, await reader.LastAsync(gathering.Id, ct), now));
        gathering.FilePapers(view.OpenDisputes, await reader.LastSignAsync(gathering.Id, ct), view.DisputesUntil, actor.Me, now);
        var office = await places.OfficeAsync(ct);
        await flow.Of(
                new FlowSubject(
                    access.KindOf(gathering),
                    gathering.Id,
                    gathering.Title,
                    $"{gathering.HostName} · {filing.Figures.Completed} / {filing.Figures.Trainees} · {gathering.DisputesUntil:yyyy-MM-dd}",
                    access.Of(gathering).PapersLink(gathering.Id)
                )
            )
            .Step(
                ReviewStage.ClosingPapers,
                ReviewDecision.Submitted,
                Characters.TrimToNull(command.OverBudgetReason) ?? filing.UnchangedReason,
                papers.FiledVersions
            )
            .ClosesAll()
            .Opens(
                ClosingActs.ReviewPapers,
                Role.ProgrammeOffice,
                office,
                await days.AfterAsync(view.DisputesUntil, RuleKeys.PapersReviewDays, ct)
            )
            .Tells(
                Role.ProgrammeOffice,
                office,
                "The closing papers of “{0}” are filed: they can be accepted after {1}",
                gathering.Title,
                $"{gathering.DisputesUntil:yyyy-MM-dd}"
            )
            .DoneAsync(ct);
        await outcomes.TellFiledAsync(gathering, ct);
        return Unit.Value;
    }
}
