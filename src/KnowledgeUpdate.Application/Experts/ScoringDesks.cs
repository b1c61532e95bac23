using System.Globalization;
using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>One piece of work per expert and round, however many sheets the expert has in it.</summary>
[Service]
public sealed class ScoringDesks(PortalDbContext db, Worklist worklist, Flow flow)
{
    /// <param name="sheets">How many the expert gets at once.</param>
    public async Task GiveAsync(ScoringRound round, Expert expert, int sheets, CancellationToken ct)
    {
        var count = sheets.ToString(CultureInfo.InvariantCulture);
        await Move(round, count)
            .OpensFor(expert.UserId, ExpertActs.Score, Role.Expert, await UnitOfAsync(expert, ct), round.DueOn)
            .Tells(expert.UserId, "You have {0} to score in “{1}”", count, round.Title)
            .DoneAsync(ct);
    }

    /// <summary>One more for an expert who takes another's place.</summary>
    public async Task AddAsync(ScoringRound round, Expert expert, ScoredSubject subject, CancellationToken ct)
    {
        var hasWork = await db.WorkItems.AnyAsync(
            w => w.SubjectId == round.Id && w.UserId == expert.UserId && w.Act == ExpertActs.Score && w.DoneAt == null,
            ct
        );
        var move = Move(round, "1").Tells(expert.UserId, "“{0}” is yours to score", subject.Title);
        await (
            hasWork ? move : move.OpensFor(expert.UserId, ExpertActs.Score, Role.Expert, await UnitOfAsync(expert, ct), round.DueOn)
        ).DoneAsync(ct);
    }

    /// <summary>The expert's work of a round is done when no sheet of theirs is open.</summary>
    /// <param name="but">A sheet that is being submitted or left now.</param>
    public async Task CloseIfDoneAsync(Guid roundId, Guid userId, Guid but, CancellationToken ct)
    {
        if (
            !await db.ExpertAssignments.AnyAsync(
                a => a.RoundId == roundId && a.UserId == userId && a.Id != but && a.State == AssignmentState.Open,
                ct
            )
        )
            await worklist.CloseAsync(roundId, ct, ExpertActs.Score, userId);
    }

    /// <summary>The unit that employs the expert, or, for one from outside the province, in which the expert holds the role.</summary>
    private async Task<Guid> UnitOfAsync(Expert expert, CancellationToken ct) =>
        expert.EmployerId
        ?? await db
            .Memberships.Where(m => m.UserId == expert.UserId && m.Role == Role.Expert)
            .OrderByDescending(m => m.From)
            .Select(m => m.OrganisationId)
            .FirstAsync(ct);

    private FlowMove Move(ScoringRound round, string count) =>
        flow.Of(new FlowSubject(round.Kind, round.Id, round.Title, count, Links.MyScoring));
}
