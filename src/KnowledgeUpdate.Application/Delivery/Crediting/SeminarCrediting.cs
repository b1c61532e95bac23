using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>Orders the crediting of a seminar.</summary>
[Service]
public sealed class SeminarCrediting(PortalDbContext db, Actor actor, TraineeCredits credits, TimeProvider clock)
{
    /// <summary>Kind of the work.</summary>
    internal const string JobKind = "CreditSeminar";

    /// <summary>The work ordered for a seminar.</summary>
    public IQueryable<Job> JobOf(Guid seminarId)
    {
        var arguments = JsonSerializer.Serialize(seminarId);
        return db.Jobs.Where(j => j.Kind == JobKind && j.Arguments == arguments);
    }

    /// <summary>People whose hours in the ledger are not those of their outcome.</summary>
    /// <remarks>
    /// Also of those who lost their seat after an acceptance that was withdrawn. Who has nothing any more comes first: of two records of
    /// one person the one that counts is credited last.
    /// </remarks>
    internal IQueryable<Enrolment> Due(Guid seminarId) =>
        db
            .Enrolments.Where(e =>
                e.GatheringId == seminarId
                && (e.State == EnrolmentState.Confirmed ? e.Outcome != null : e.CreditedHours != null)
                && (e.CreditedHours ?? 0) != e.Hours
            )
            .OrderBy(e => e.Hours == 0 ? 0 : 1)
            .ThenBy(e => e.Seat)
            .ThenBy(e => e.Id);

    /// <summary>Orders the work; a seminar in which nobody's hours change is closed at once.</summary>
    public async Task OrderAsync(Seminar seminar, CancellationToken ct)
    {
        await credits.ForgetMergedAsync(seminar, ct);
        var due = await Due(seminar.Id).CountAsync(ct);
        if (due == 0)
            await CloseAsync(seminar, ct);
        else
            db.Add(new Job(JobKind, JsonSerializer.Serialize(seminar.Id), due, actor.Me, actor.MembershipId, clock.GetUtcNow()));
    }

    /// <summary>
    /// Every hour is in the ledger: certificates revoked since the acceptance was withdrawn are issued anew for hours that stood, and the
    /// seminar is closed.
    /// </summary>
    internal async Task CloseAsync(Seminar seminar, CancellationToken ct)
    {
        await credits.IssueAnewAsync(seminar, ct);
        seminar.Close(clock.GetUtcNow());
    }
}
