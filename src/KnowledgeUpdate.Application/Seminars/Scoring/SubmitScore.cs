using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Submits the expert's score; it can be changed until scoring closes.</summary>
[Requires(Permission.SubmitScore)]
public sealed record SubmitScore(Guid AssignmentId, uint Version, IReadOnlyList<decimal?> Points, string? Comment) : ICommand<Unit>;

internal sealed class SubmitScoreValidator : AbstractValidator<SubmitScore>
{
    public SubmitScoreValidator(IStringLocalizer<SeminarsText> text)
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

internal sealed class SubmitScoreHandler(PortalDbContext db, Actor actor, Worklist worklist, TimeProvider clock)
    : IRequestHandler<SubmitScore, Unit>
{
    public async Task<Unit> Handle(SubmitScore command, CancellationToken cancellationToken)
    {
        var assignment = await db.ExpertAssignments.SingleOrNotFoundAsync(
            a => a.Id == command.AssignmentId && a.UserId == actor.Me,
            cancellationToken
        );
        db.Expect(assignment, command.Version);
        var call = await db.SeminarCalls.SingleAsync(c => c.Id == assignment.CallId, cancellationToken);
        if (call.State != CallState.Scoring)
            throw new RuleException("Scoring of this call is closed.");
        assignment.Submit(call.Terms.Criteria, [.. command.Points.Select(p => p!.Value)], command.Comment!, clock.GetUtcNow());
        if (
            !await db.ExpertAssignments.AnyAsync(
                a => a.CallId == call.Id && a.UserId == actor.Me && a.Id != assignment.Id && a.State == AssignmentState.Open,
                cancellationToken
            )
        )
            await worklist.CloseAsync(call.Id, cancellationToken, WorkActs.Score, actor.Me);
        return Unit.Value;
    }
}
