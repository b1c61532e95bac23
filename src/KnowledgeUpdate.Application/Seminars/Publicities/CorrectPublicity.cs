using FluentValidation;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// Corrects the notice in publicity: takes seminars out of its list or changes its text, and starts a new period, since the correction is
/// material.
/// </summary>
/// <param name="Remove">Seminars to take out of the list.</param>
/// <param name="CarriesOut">Upheld objections that this correction carries out.</param>
/// <param name="Names">Seminars whose names were wrong.</param>
/// <param name="Text">The text of the corrected notice; null or empty: as it was.</param>
[Requires(Permission.PublicisePlan)]
public sealed record CorrectPublicity(
    Guid PlanId,
    uint Version,
    IReadOnlyList<Guid> Remove,
    string? Reason,
    DateOnly? StartsOn,
    IReadOnlyList<Guid>? CarriesOut = null,
    string? Text = null,
    IReadOnlyList<CorrectedName>? Names = null
) : ICommand<Guid>, IHasReason;

internal sealed class CorrectPublicityValidator : AbstractValidator<CorrectPublicity>
{
    public CorrectPublicityValidator(IStringLocalizer<SeminarsText> text)
    {
        RuleFor(c => c.Remove)
            .NotEmpty()
            .When(c => string.IsNullOrWhiteSpace(c.Text) && c.Names is not { Count: > 0 })
            .WithMessage(_ => text["Take out a seminar, correct a name, or change the text of the notice"]);
        RuleForEach(c => c.Names)
            .Must(n => n.Title is { Length: > 0 and <= ProposalLengths.Title })
            .WithMessage(_ => text["Enter the corrected name, at most {0} characters", ProposalLengths.Title]);
        RuleFor(c => c.Text)
            .MaximumLength(4000)
            .OverridePropertyName("CorrectedText")
            .WithMessage(_ => text["Enter at most {0} characters", 4000]);
        RuleFor(c => c.Reason)
            .NotEmpty()
            .OverridePropertyName("CorrectionReason")
            .WithMessage(_ => text["Enter the reason; the public page shows it"]);
        RuleFor(c => c.StartsOn)
            .NotNull()
            .OverridePropertyName("CorrectedStart")
            .WithMessage(_ => text["Enter the first day of the period"]);
    }
}

internal sealed class CorrectPublicityHandler(
    PortalDbContext db,
    Actor actor,
    PublicityStart publicities,
    Notifier notifier,
    Flow flow,
    AuditWriter audit,
    TimeProvider clock
) : IRequestHandler<CorrectPublicity, Guid>
{
    public async Task<Guid> Handle(CorrectPublicity command, CancellationToken cancellationToken)
    {
        var plan = await db.AnnualPlans.SingleOrNotFoundAsync(p => p.Id == command.PlanId, cancellationToken);
        db.Expect(plan, command.Version);
        if (command.StartsOn < BeijingTime.DateOf(clock.GetUtcNow()))
            throw new RuleException("The notice period cannot begin before today.");
        if (command.Remove.Any(id => plan.Rows.All(r => r.ProposalId != id)))
            throw new RuleException("This seminar is not in the plan.");
        var names = (command.Names ?? [])
            .Where(n => !command.Remove.Contains(n.ProposalId))
            .ToDictionary(n => n.ProposalId, n => n.Title.Trim());
        if (names.Keys.Any(id => plan.Rows.All(r => r.ProposalId != id)))
            throw new RuleException("This seminar is not in the plan.");
        plan.Correct([
            .. plan
                .Rows.Where(r => !command.Remove.Contains(r.ProposalId))
                .Select((r, i) => r with { Order = i + 1, Title = names.GetValueOrDefault(r.ProposalId, r.Title) }),
        ]);
        await RenameAsync(names, cancellationToken);
        foreach (
            var proposal in await db
                .SeminarProposals.Where(p => p.CallId == plan.CallId && command.Remove.Contains(p.Id))
                .ToListAsync(cancellationToken)
        )
        {
            proposal.LeaveOut();
            await notifier.TellAsync(
                Role.UnitAdministrator,
                proposal.OrganisationId,
                "“{0}” was taken out of the list in publicity: {1}",
                Links.Proposal(proposal.Id),
                cancellationToken,
                proposal.Title,
                command.Reason!.Trim()
            );
        }

        var former = await db
            .Publicities.Where(p => p.SubjectId == plan.Id && p.State != PublicityState.Replaced)
            .OrderByDescending(p => p.Id)
            .FirstAsync(cancellationToken);
        former.Replace(command.Reason!.Trim());
        // The database allows one open period, so the former one is saved first; what is saved here still goes into the history.
        var changes = audit.Collect();
        await db.SaveChangesAsync(cancellationToken);
        await audit.WriteAsync(nameof(CorrectPublicity), changes, command.Reason, isDraft: false, cancellationToken);
        var publicity = await publicities.StartAsync(
            nameof(AnnualPlan),
            plan.Id,
            PlanPublicity.Series,
            plan.Year,
            plan.Rows,
            former.Title,
            Characters.TrimToNull(command.Text) ?? former.Text,
            command.StartsOn!.Value,
            former.WorkingDays,
            former.Id,
            cancellationToken
        );
        if (command.CarriesOut is { Count: > 0 } carried)
            foreach (
                var objection in await db
                    .Objections.Where(o =>
                        carried.Contains(o.Id) && db.Publicities.Any(p => p.Id == o.PublicityId && p.SubjectId == plan.Id)
                    )
                    .ToListAsync(cancellationToken)
            )
            {
                objection.CarryOut(publicity);
                await flow.Of(
                        new FlowSubject(nameof(Objection), objection.Id, objection.Receipt, publicity.Title, Links.Objection(objection.Id))
                    )
                    .ClosesAll()
                    .DoneAsync(cancellationToken);
            }

        await flow.Of(new FlowSubject(nameof(AnnualPlan), plan.Id, plan.Name, publicity.Title, Links.Plan(plan.Id)))
            .Step(ReviewStage.Publicity, ReviewDecision.Returned, command.Reason)
            .Closes(SeminarActs.Publish)
            .Opens(SeminarActs.Publish, Role.ProgrammeOffice, actor.MyUnit, publicity.EndsOn)
            .DoneAsync(cancellationToken);
        return publicity.Id;
    }

    /// <summary>The proposal bears the name of the notice; the versions that were filed keep theirs. Its unit is told.</summary>
    private async Task RenameAsync(Dictionary<Guid, string> names, CancellationToken ct)
    {
        var ids = names.Keys.ToList();
        foreach (var proposal in await db.SeminarProposals.Where(p => ids.Contains(p.Id)).ToListAsync(ct))
        {
            var before = proposal.Title;
            proposal.Rename(names[proposal.Id], clock.GetUtcNow());
            await notifier.TellAsync(
                Role.UnitAdministrator,
                proposal.OrganisationId,
                "“{0}” is corrected to “{1}” in the notice",
                Links.Proposal(proposal.Id),
                ct,
                before,
                proposal.Title
            );
        }
    }
}
