using FluentValidation;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Seminars;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// Declares a conflict of interest with a proposal. An expert is replaced by another; a member of the office no longer sees its scores.
/// </summary>
[Requires(Permission.DeclareConflict)]
public sealed record DeclareConflict(Guid ProposalId, string? Note) : ICommand<Unit>;

internal sealed class DeclareConflictValidator : AbstractValidator<DeclareConflict>
{
    public DeclareConflictValidator(IStringLocalizer<SeminarsText> text) =>
        RuleFor(c => c.Note).NotEmpty().WithMessage(_ => text["Enter what binds you to this proposal"]);
}

internal sealed class DeclareConflictHandler(
    PortalDbContext db,
    Actor actor,
    SeminarAccess access,
    ExpertReplacement experts,
    Worklist worklist
) : IRequestHandler<DeclareConflict, Unit>
{
    public async Task<Unit> Handle(DeclareConflict command, CancellationToken cancellationToken)
    {
        var proposal = await access.FindAsync(command.ProposalId, cancellationToken);
        if (await db.ConflictsOfInterest.AnyAsync(c => c.UserId == actor.Me && c.ProposalId == proposal.Id, cancellationToken))
            throw new RuleException("This conflict of interest is recorded already.");
        var mine = await db.ExpertAssignments.SingleOrDefaultAsync(
            a => a.ProposalId == proposal.Id && a.UserId == actor.Me && a.State != AssignmentState.StoodAside,
            cancellationToken
        );
        if (mine is not null)
        {
            if (proposal.Call.State != CallState.Scoring)
                throw new RuleException("Scoring of this call is closed.");
            mine.StandAside();
            await experts.ReplaceAsync(proposal, actor.Me, cancellationToken);
            if (
                !await db.ExpertAssignments.AnyAsync(
                    a => a.CallId == proposal.CallId && a.UserId == actor.Me && a.Id != mine.Id && a.State == AssignmentState.Open,
                    cancellationToken
                )
            )
                await worklist.CloseAsync(proposal.CallId, cancellationToken, WorkActs.Score, actor.Me);
        }

        db.Add(new ConflictOfInterest(actor.Me, proposal.Id, ConflictReason.Declared, command.Note!.Trim()));
        return Unit.Value;
    }
}
