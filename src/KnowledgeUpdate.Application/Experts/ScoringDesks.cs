using System.Globalization;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>One piece of work per expert and round, however many sheets the expert has in it.</summary>
[Service]
public sealed class ScoringDesks(PortalDbContext db, Worklist worklist, Notifier notifier)
{
    /// <param name="sheets">How many the expert gets at once.</param>
    public async Task GiveAsync(ScoringRound round, Expert expert, int sheets, CancellationToken ct)
    {
        Open(round, expert, sheets);
        await notifier.TellAsync(
            expert.UserId,
            "You have {0} to score in “{1}”",
            Links.MyScoring,
            ct,
            sheets.ToString(CultureInfo.InvariantCulture),
            round.Title
        );
    }

    /// <summary>One more for an expert who takes another's place.</summary>
    public async Task AddAsync(ScoringRound round, Expert expert, ScoredSubject subject, CancellationToken ct)
    {
        if (
            !await db.WorkItems.AnyAsync(
                w => w.SubjectId == round.Id && w.UserId == expert.UserId && w.Act == ExpertActs.Score && w.DoneAt == null,
                ct
            )
        )
            Open(round, expert, 1);
        await notifier.TellAsync(expert.UserId, "“{0}” is yours to score", Links.MyScoring, ct, subject.Title);
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

    private void Open(ScoringRound round, Expert expert, int sheets) =>
        worklist.Open(
            ExpertActs.Score,
            round.Kind,
            round.Id,
            Role.Expert,
            expert.EmployerId,
            round.Title,
            sheets.ToString(CultureInfo.InvariantCulture),
            Links.MyScoring,
            round.DueOn,
            expert.UserId
        );
}
