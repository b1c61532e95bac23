using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>Finds what an account entered in a record since the record was bound to it.</summary>
[Service]
public sealed class EnteredSinceReader(PortalDbContext db)
{
    /// <summary>All of it, the oldest first.</summary>
    public async Task<IReadOnlyList<EnteredSince>> ReadAsync(RecordBinding binding, CancellationToken ct)
    {
        if (binding.BoundAt is not { } since)
            return [];
        var (record, user, canMove) = (binding.LearnerId, binding.UserId, binding.ProvisionalId is not null);
        var found = new List<EnteredSince>();
        foreach (
            var c in await db
                .HourClaims.AsNoTracking()
                .Where(c =>
                    c.LearnerId == record && c.CreatedAt >= since && c.State != ClaimState.Withdrawn && c.State != ClaimState.Reversed
                )
                .ToListAsync(ct)
        )
            found.Add(
                new EnteredSince(
                    EnteredKind.Claim,
                    c.Id,
                    c.Title,
                    c.CreatedAt,
                    c.State.Word(),
                    c.State == ClaimState.Declined ? [EnteredDecision.Keep] : Offered(canMove && c.IsOpen)
                )
            );
        foreach (
            var e in await (
                from e in db.Enrolments
                join s in db.Seminars on e.GatheringId equals s.Id
                where
                    e.LearnerId == record
                    && e.EnrolledById == user
                    && e.AppliedAt >= since
                    && e.State != EnrolmentState.Withdrawn
                    && e.State != EnrolmentState.Declined
                    && e.State != EnrolmentState.Cancelled
                select new
                {
                    e.Id,
                    s.Title,
                    e.AppliedAt,
                    e.State,
                    IsFact = e.CreditedAt != null || db.AttendanceSigns.Any(a => a.EnrolmentId == e.Id && a.VoidedAt == null),
                }
            ).ToListAsync(ct)
        )
            found.Add(
                new EnteredSince(
                    EnteredKind.Enrolment,
                    e.Id,
                    e.Title,
                    e.AppliedAt,
                    e.State.Word(),
                    e.IsFact ? [EnteredDecision.Keep] : Offered(false)
                )
            );
        foreach (
            var c in await db
                .Certificates.AsNoTracking()
                .Where(c =>
                    c.LearnerId == record
                    && c.Kind == CertificateKind.YearlyHours
                    && c.IssuedAt >= since
                    && c.State == CertificateState.Valid
                )
                .ToListAsync(ct)
        )
            found.Add(new EnteredSince(EnteredKind.Certificate, c.Id, c.Number, c.IssuedAt, c.State.Word(), Offered(false)));
        foreach (
            var e in await (
                from e in db.Employments
                join o in db.Organisations on e.OrganisationId equals o.Id
                where
                    e.LearnerId == record
                    && (
                        (e.State == EmploymentState.Pending && e.RequestedAt >= since)
                        || (e.State == EmploymentState.Confirmed && e.RequestedAt > since)
                    )
                select new
                {
                    e.Id,
                    o.Name,
                    e.RequestedAt,
                    e.State,
                }
            ).ToListAsync(ct)
        )
            found.Add(new EnteredSince(EnteredKind.Employment, e.Id, e.Name, e.RequestedAt, e.State.Word(), Offered(false)));
        return [.. found.OrderBy(f => f.At).ThenBy(f => f.Id)];
    }

    private static EnteredDecision[] Offered(bool move) =>
        move ? [EnteredDecision.Keep, EnteredDecision.Move, EnteredDecision.Reverse] : [EnteredDecision.Keep, EnteredDecision.Reverse];
}
