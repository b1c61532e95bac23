using FluentValidation;
using KnowledgeUpdate.Domain.Experts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>
/// Takes a sheet that is not scored from an expert who does not come to it; the free expert with the fewest sheets gets it.
/// </summary>
[Requires(Permission.BeginExpertScoring)]
public sealed record ReplaceScorer(Guid AssignmentId, uint Version, string? Reason) : ICommand<Unit>, IHasReason;

internal sealed class ReplaceScorerValidator : AbstractValidator<ReplaceScorer>
{
    public ReplaceScorerValidator(IStringLocalizer<ExpertsText> text) =>
        RuleFor(c => c.Reason)
            .NotEmpty()
            .WithMessage(_ => text["Enter the reason"])
            .MaximumLength(300)
            .WithMessage(_ => text["Enter at most {0} characters", 300]);
}

internal sealed class ReplaceScorerHandler(PortalDbContext db, Parties parties, ExpertReplacement experts, ScoringDesks desks)
    : IRequestHandler<ReplaceScorer, Unit>
{
    public async Task<Unit> Handle(ReplaceScorer command, CancellationToken cancellationToken)
    {
        var sheet = await db.ExpertAssignments.SingleOrNotFoundAsync(a => a.Id == command.AssignmentId, cancellationToken);
        db.Expect(sheet, command.Version);
        (await db.ScoringRounds.SingleAsync(r => r.Id == sheet.RoundId, cancellationToken)).GuardOpen();
        var me = await parties.MyAccountsAsync(cancellationToken);
        if (await db.ConflictsOfInterest.AnyAsync(c => me.Contains(c.UserId) && c.SubjectId == sheet.SubjectId, cancellationToken))
            throw new ForbiddenException("You have a conflict of interest with what is scored here.");
        if (sheet.State != AssignmentState.Open)
            throw new RuleException(
                sheet.State == AssignmentState.Submitted
                    ? "This sheet is scored: it stays with its expert."
                    : "The expert has left this sheet already."
            );
        await experts.LeaveAsync(sheet, cancellationToken);
        await desks.CloseIfDoneAsync(sheet.RoundId, sheet.UserId, sheet.Id, cancellationToken);
        return Unit.Value;
    }
}
