using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Open calls and own drafts on the desk of a unit that files proposals.</summary>
[Service]
internal sealed class UnitCallsOnDesk(PortalDbContext db, Actor actor, Calendars calendars, TimeProvider clock) : IHomePart
{
    /// <summary>More than these the list of proposals shows.</summary>
    private const int Most = 5;

    public HomePlace Place => HomePlace.Side;

    public async Task<object?> ReadAsync(DateOnly today, CancellationToken ct)
    {
        if (!actor.May(Permission.FileSeminarProposal))
            return null;
        var (now, unit) = (clock.GetUtcNow(), actor.MyUnit);
        var open = await db
            .SeminarCalls.Where(c => c.State == CallState.Published && c.OpensAt <= now && c.ClosesAt > now)
            .OrderBy(c => c.ClosesAt)
            .Take(Most)
            .Select(c => new
            {
                c.Id,
                c.Title,
                c.ClosesAt,
            })
            .ToListAsync(ct);
        List<CallOnDesk> calls = [];
        foreach (var call in open)
            calls.Add(
                new CallOnDesk(
                    call.Id,
                    call.Title,
                    call.ClosesAt,
                    await calendars.DaysLeftAsync(today, BeijingTime.DateOf(call.ClosesAt.AddTicks(-1)), ct)
                )
            );
        var drafts = await db
            .SeminarProposals.Where(p => p.OrganisationId == unit && (p.State == ProposalState.Draft || p.State == ProposalState.Returned))
            .OrderByDescending(p => p.State)
            .ThenByDescending(p => p.SavedAt)
            .Take(Most)
            .Select(p => new UnitDraft(p.Id, p.Title, p.State, p.SavedAt))
            .ToListAsync(ct);
        return calls.Count + drafts.Count == 0 ? null : new UnitCalls(calls, drafts);
    }
}
