using FluentValidation;
using KnowledgeUpdate.Domain.Experts;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>
/// Declares a conflict of interest with a record that is or may be scored. An expert is replaced by another; a member of the office no
/// longer sees its scores.
/// </summary>
[Requires(Permission.DeclareConflict)]
public sealed record DeclareConflict(Guid SubjectId, string? Note) : ICommand<Unit>;

internal sealed class DeclareConflictValidator : AbstractValidator<DeclareConflict>
{
    public DeclareConflictValidator(IStringLocalizer<ExpertsText> text) =>
        RuleFor(c => c.Note)
            .NotEmpty()
            .WithMessage(_ => text["Enter what binds you to it"])
            .MaximumLength(ConflictOfInterest.NoteMaxLength)
            .WithMessage(_ => text["Enter at most {0} characters", ConflictOfInterest.NoteMaxLength]);
}

internal sealed class DeclareConflictHandler(
    PortalDbContext db,
    Actor actor,
    Parties parties,
    IEnumerable<IScoredSubjects> kinds,
    ExpertReplacement experts,
    ScoringDesks desks
) : IRequestHandler<DeclareConflict, Unit>
{
    public async Task<Unit> Handle(DeclareConflict command, CancellationToken cancellationToken)
    {
        var me = await parties.MyAccountsAsync(cancellationToken);
        var mine = await db
            .ExpertAssignments.Where(a => a.SubjectId == command.SubjectId && a.UserId == actor.Me && a.State != AssignmentState.StoodAside)
            .ToListAsync(cancellationToken);
        if (mine.Count == 0)
            await GuardReadsAsync(command.SubjectId, cancellationToken);
        if (await db.ConflictsOfInterest.AnyAsync(c => me.Contains(c.UserId) && c.SubjectId == command.SubjectId, cancellationToken))
            throw new RuleException("This conflict of interest is recorded already.");
        foreach (var sheet in mine)
        {
            (await db.ScoringRounds.SingleAsync(r => r.Id == sheet.RoundId, cancellationToken)).GuardOpen();
            await experts.LeaveAsync(sheet, cancellationToken);
            await desks.CloseIfDoneAsync(sheet.RoundId, actor.Me, sheet.Id, cancellationToken);
        }

        db.Add(new ConflictOfInterest(actor.Me, command.SubjectId, ConflictReason.Declared, command.Note!.Trim()));
        return Unit.Value;
    }

    private async Task GuardReadsAsync(Guid subject, CancellationToken ct)
    {
        foreach (var kind in kinds)
            if (await kind.TakesConflictAsync(subject, ct))
                return;
        throw new NotFoundException(nameof(ScoredSubject));
    }
}
