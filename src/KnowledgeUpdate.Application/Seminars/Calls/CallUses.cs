using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>What rests on a published call.</summary>
[Service]
public sealed class CallUses(PortalDbContext db, TimeProvider clock)
{
    public async Task<CallUse> OfAsync(Guid callId, CancellationToken ct)
    {
        var filed = await db
            .SeminarProposals.Where(p => p.CallId == callId && p.SubmittedAt != null)
            .Select(p => new
            {
                p.Kind,
                p.Field,
                p.HeadCount,
            })
            .ToListAsync(ct);
        return new CallUse(
            filed.Count,
            [.. filed.Select(p => p.Kind).OfType<SeminarKind>().Distinct()],
            [.. filed.Select(p => p.Field).OfType<string>().Distinct()],
            await db.RecommendationQuotas.Where(q => q.CallId == callId).ToDictionaryAsync(q => q.OrganisationId, q => q.Used, ct),
            filed.Min(p => (int?)p.HeadCount),
            filed.Max(p => (int?)p.HeadCount)
        );
    }

    /// <summary>Accounts of the administrators of every unit that began a proposal.</summary>
    public async Task<IReadOnlyList<Guid>> AuthorsAsync(Guid callId, CancellationToken ct)
    {
        var units = db.SeminarProposals.Where(p => p.CallId == callId).Select(p => p.OrganisationId);
        var today = BeijingTime.DateOf(clock.GetUtcNow());
        return await db
            .Memberships.Where(m =>
                units.Contains(m.OrganisationId) && m.Role == Role.UnitAdministrator && m.From <= today && (m.To == null || m.To >= today)
            )
            .Select(m => m.UserId)
            .Distinct()
            .ToListAsync(ct);
    }
}
