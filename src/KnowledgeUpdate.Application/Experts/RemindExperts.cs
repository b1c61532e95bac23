using System.Globalization;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Application.Experts;

/// <summary>Reminds every expert of a round who has sheets to score, once a day at most.</summary>
/// <returns>How many were reminded.</returns>
[Requires(Permission.BeginExpertScoring)]
public sealed record RemindExperts(Guid RoundId) : ICommand<int>;

internal sealed class RemindExpertsHandler(PortalDbContext db, Notifier notifier, TimeProvider clock) : IRequestHandler<RemindExperts, int>
{
    private const string Reminder = "Please score: {0} are still open in “{1}”";

    public async Task<int> Handle(RemindExperts command, CancellationToken cancellationToken)
    {
        var round = await db.ScoringRounds.SingleOrNotFoundAsync(r => r.Id == command.RoundId, cancellationToken);
        round.GuardOpen();
        var since = BeijingTime.StartOf(BeijingTime.DateOf(clock.GetUtcNow()));
        var late = await db
            .ExpertAssignments.Where(a => a.RoundId == round.Id && a.State == AssignmentState.Open)
            .GroupBy(a => a.UserId)
            .Select(g => new { UserId = g.Key, Open = g.Count() })
            .Where(g => !db.Notifications.Any(n => n.UserId == g.UserId && n.Key == Reminder && n.At >= since))
            .ToListAsync(cancellationToken);
        foreach (var expert in late)
            await notifier.TellAsync(
                expert.UserId,
                Reminder,
                Links.MyScoring,
                cancellationToken,
                expert.Open.ToString(CultureInfo.InvariantCulture),
                round.Title
            );
        return late.Count;
    }
}
