using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Orders the crediting of a gathering.</summary>
[Service]
public sealed class Crediting(PortalDbContext db, Actor actor, TraineeCredits credits, TimeProvider clock)
{
    /// <summary>Kind of the work.</summary>
    internal const string JobKind = "CreditGathering";

    /// <summary>The work ordered for a gathering.</summary>
    public IQueryable<Job> JobOf(Guid gatheringId)
    {
        var arguments = JsonSerializer.Serialize(gatheringId);
        return db.Jobs.Where(j => j.Kind == JobKind && j.Arguments == arguments);
    }

    /// <summary>People whose hours in the ledger are not those of their outcome.</summary>
    /// <remarks>
    /// Also of those who lost their seat after an acceptance that was withdrawn. Who has nothing any more comes first: of two records of
    /// one person the one that counts is credited last.
    /// </remarks>
    internal IQueryable<Enrolment> Due(Guid gatheringId) =>
        db
            .Enrolments.Where(e =>
                e.GatheringId == gatheringId
                && (e.State == EnrolmentState.Confirmed ? e.Outcome != null : e.CreditedHours != null)
                && (e.CreditedHours ?? 0) != e.Hours
            )
            .OrderBy(e => e.Hours == 0 ? 0 : 1)
            .ThenBy(e => e.Seat)
            .ThenBy(e => e.Id);

    /// <summary>Orders the work; a gathering in which nobody's hours change is closed at once.</summary>
    public async Task OrderAsync(CreditedGathering gathering, CancellationToken ct)
    {
        await credits.ForgetMergedAsync(gathering, ct);
        var due = await Due(gathering.Id).CountAsync(ct);
        if (due == 0)
            await CloseAsync(gathering, ct);
        else
            db.Add(new Job(JobKind, JsonSerializer.Serialize(gathering.Id), due, actor.Me, actor.MembershipId, clock.GetUtcNow()));
    }

    /// <summary>
    /// Every hour is in the ledger: certificates revoked since the acceptance was withdrawn are issued anew for hours that stood, and the
    /// gathering is closed.
    /// </summary>
    internal async Task CloseAsync(CreditedGathering gathering, CancellationToken ct)
    {
        await credits.IssueAnewAsync(gathering, ct);
        gathering.Close(clock.GetUtcNow());
    }
}
