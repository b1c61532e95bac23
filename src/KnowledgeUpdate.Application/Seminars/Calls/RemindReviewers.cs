using System.Globalization;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>
/// Reminds the bureaus and departments where proposals of a call await first review, each of their people once a day at most.
/// </summary>
/// <returns>How many people were reminded.</returns>
[Requires(Permission.SaveSeminarCall)]
public sealed record RemindReviewers(Guid CallId) : ICommand<int>;

internal sealed class RemindReviewersHandler(PortalDbContext db, Notifier notifier, TimeProvider clock)
    : IRequestHandler<RemindReviewers, int>
{
    private const string Reminder = "Please give the first review: {0} proposals wait in “{1}”";

    public async Task<int> Handle(RemindReviewers command, CancellationToken cancellationToken)
    {
        var call = await db.SeminarCalls.SingleOrNotFoundAsync(
            c => c.Id == command.CallId && c.State == CallState.Published,
            cancellationToken
        );
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        var since = BeijingTime.StartOf(today);
        var waiting = await db
            .SeminarProposals.Where(p => p.CallId == call.Id && p.State == ProposalState.Submitted)
            .GroupBy(p => p.RaisedToId ?? p.RecommenderId)
            .Select(g => new { Unit = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Unit ?? Guid.Empty, g => g.Count, cancellationToken);
        var units = waiting.Keys.ToList();
        var roles = Permissions.RolesOf(Permission.ReviewSeminarProposal).ToList();
        var people = await db
            .Memberships.Where(m =>
                units.Contains(m.OrganisationId)
                && roles.Contains(m.Role)
                && m.From <= today
                && (m.To == null || m.To >= today)
                && !db.Notifications.Any(n => n.UserId == m.UserId && n.Key == Reminder && n.At >= since)
            )
            .Select(m => new { m.UserId, m.OrganisationId })
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var unit in people.GroupBy(p => p.OrganisationId))
            await notifier.TellAllAsync(
                [.. unit.Select(p => p.UserId)],
                Reminder,
                Links.ProposalsOf(call.Id),
                cancellationToken,
                waiting[unit.Key].ToString(CultureInfo.InvariantCulture),
                call.Title
            );
        return people.Count;
    }
}
