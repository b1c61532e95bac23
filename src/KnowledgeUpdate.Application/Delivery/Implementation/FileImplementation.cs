using FluentValidation;
using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Rules;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Files the implementation plan 实施方案备案, or its new version.</summary>
/// <param name="LateReason">Needed when the rule's last day has passed.</param>
[Requires(Permission.FileImplementation)]
public sealed record FileImplementation(Guid SeminarId, uint Version, ImplementationInput Input, string? LateReason)
    : ICommand<Unit>,
        IHasReason
{
    string? IHasReason.Reason => LateReason;
}

internal sealed class FileImplementationValidator : AbstractValidator<FileImplementation>
{
    public FileImplementationValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.LateReason)
            .MaximumLength(Seminar.ReasonMaxLength)
            .WithMessage(_ => text["The reason must be {0} characters or less", Seminar.ReasonMaxLength]);
}

internal sealed class FileImplementationHandler(
    PortalDbContext db,
    Actor actor,
    DeliveryAccess access,
    PlaceAuthority places,
    SeminarOpening opening,
    HalfDayTable halfDays,
    RuleBook rules,
    Flow flow,
    TimeProvider clock,
    IStringLocalizer<DeliveryText> text
) : IRequestHandler<FileImplementation, Unit>
{
    public async Task<Unit> Handle(FileImplementation command, CancellationToken cancellationToken)
    {
        var ct = cancellationToken;
        var seminar = await access.FindOwnAsync(command.SeminarId, ct);
        db.Expect(seminar, command.Version);
        var implementation = ImplementationForm.Read(
            command.Input,
            await rules.ParameterAsync(RuleKeys.LeastMinutesOfHour, seminar.StartsOn, ct),
            text
        );
        // Whom the call admits holds whatever the host asks for beside it.
        if (
            await db.SeminarProposals.Where(p => p.Id == seminar.ProposalId).Select(p => p.Call.Terms).SingleOrDefaultAsync(ct) is { } terms
        )
            implementation = implementation with
            {
                Conditions = implementation.Conditions with { Levels = terms.TitleLevels, AdmitsManagers = terms.AdmitsManagers },
            };
        var isNew = seminar.State == SeminarState.Preparing;
        seminar.File(
            implementation,
            await opening.FilingDueAsync(seminar, ct),
            command.LateReason,
            await opening.PapersDueAsync(seminar, ct),
            actor.Me,
            clock.GetUtcNow()
        );
        var isChanged = await halfDays.LookAtAsync(seminar, implementation, clock.GetUtcNow(), ct);
        await halfDays.ApplyAsync(seminar, implementation, ct);
        // Also what an amendment of the plan asked to look through again.
        var move = flow.Of(new FlowSubject(nameof(Seminar), seminar.Id, seminar.Title, seminar.HostName, Links.Seminar(seminar.Id)))
            .Step(ReviewStage.ImplementationPlan, ReviewDecision.Submitted, seminar.LateReason)
            .Closes(DeliveryActs.MendImplementation);
        if (isNew)
            move.ClosesAll()
                .Tells(
                    Role.ProgrammeOffice,
                    await places.OfficeAsync(ct),
                    seminar.IsLate ? "The implementation plan of “{0}” was filed late" : "The implementation plan of “{0}” is filed",
                    seminar.Title
                );
        else if (isChanged)
            move.Tells(Role.ProgrammeOffice, await places.OfficeAsync(ct), "The course table of “{0}” was changed", seminar.Title);
        await move.DoneAsync(ct);
        if (isChanged && !isNew)
            await opening.TellEnrolledAsync(seminar, "The course table of “{0}” was changed: look at its page again", ct, seminar.Title);
        return Unit.Value;
    }
}
