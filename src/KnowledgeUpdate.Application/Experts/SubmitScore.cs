using FluentValidation;
using KnowledgeUpdate.Domain.Experts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>Submits the expert's score; it can be changed until scoring closes.</summary>
[Requires(Permission.SubmitScore)]
public sealed record SubmitScore(Guid AssignmentId, uint Version, IReadOnlyList<decimal?> Points, string? Comment) : ICommand<Unit>;

internal sealed class SubmitScoreValidator : AbstractValidator<SubmitScore>
{
    public SubmitScoreValidator(IStringLocalizer<ExpertsText> text)
    {
        RuleForEach(c => c.Points)
            .NotNull()
            .WithMessage(_ => text["Give every criterion points from 0 to 100."])
            .InclusiveBetween(0, 100)
            .WithMessage(_ => text["Give every criterion points from 0 to 100."]);
        RuleFor(c => c.Comment)
            .NotEmpty()
            .WithMessage(_ => text["Enter your comment"])
            .MaximumLength(1000)
            .WithMessage(_ => text["The comment must be {0} characters or less", 1000]);
    }
}

internal sealed class SubmitScoreHandler(PortalDbContext db, Actor actor, Parties parties, ScoringDesks desks, TimeProvider clock)
    : IRequestHandler<SubmitScore, Unit>
{
    public async Task<Unit> Handle(SubmitScore command, CancellationToken cancellationToken)
    {
        var assignment = await db.ExpertAssignments.SingleOrNotFoundAsync(
            a => a.Id == command.AssignmentId && a.UserId == actor.Me,
            cancellationToken
        );
        db.Expect(assignment, command.Version);
        var round = await db.ScoringRounds.SingleAsync(r => r.Id == assignment.RoundId, cancellationToken);
        round.GuardOpen();
        assignment.Submit(round.Criteria, [.. command.Points.Select(p => p!.Value)], command.Comment!, clock.GetUtcNow());
        await GuardNoPartyAsync(assignment, cancellationToken);
        await desks.CloseIfDoneAsync(round.Id, actor.Me, assignment.Id, cancellationToken);
        return Unit.Value;
    }

    /// <summary>Who came to belong to the filing unit since, or declared a conflict under another account, scores no more.</summary>
    /// <exception cref="RuleException">The expert is a party.</exception>
    private async Task GuardNoPartyAsync(ExpertAssignment sheet, CancellationToken ct)
    {
        var me = await parties.MyAccountsAsync(ct);
        var host = await db
            .ScoredSubjects.Where(s => s.RoundId == sheet.RoundId && s.SubjectId == sheet.SubjectId)
            .Select(s => s.HostId)
            .SingleAsync(ct);
        if (
            await db.ConflictsOfInterest.AnyAsync(c => me.Contains(c.UserId) && c.SubjectId == sheet.SubjectId, ct)
            || await parties.BelongAsync(host, BeijingTime.DateOf(clock.GetUtcNow()), ct)
        )
            throw new RuleException("You belong to the unit that filed this. Stand aside: another expert takes your place.");
    }
}
