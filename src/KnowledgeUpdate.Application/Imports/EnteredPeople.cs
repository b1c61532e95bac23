using KnowledgeUpdate.Domain.Imports;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>People whom an import entered, once it is undone.</summary>
[Service]
public sealed class EnteredPeople(PortalDbContext db, AuditWriter audit, TimeProvider clock)
{
    /// <summary>
    /// Whoever was entered by the import and has nothing but its entries and their reversals leaves: the number is free for a new record,
    /// and no list has the old one. It stays as a row, since entries of the ledger are never deleted.
    /// </summary>
    /// <remarks>
    /// Something rests on a person in every table that refers to learners, and in what somebody has said since: an account, a profession,
    /// another name.
    /// </remarks>
    /// <returns>How many left.</returns>
    public async Task<int> LeaveAsync(Import import, CancellationToken ct)
    {
        var (tenant, now) = (db.Scope.Required, clock.GetUtcNow());
        var (unit, committed) = (import.OwnStaffOnly ? import.OrganisationId : (Guid?)null, import.CommittedAt!.Value);
        await audit.SaveAsync(ct);
        var left = await db
            .Database.SqlQuery<Guid>(
                $"""
                WITH people AS (
                    SELECT DISTINCT r.learner_id, r.name FROM import_chunks c
                    CROSS JOIN LATERAL unnest(c.learner_ids, c.names, c.identity_hashes) AS r (learner_id, name, identity_hash)
                    WHERE c.tenant_id = {tenant} AND c.import_id = {import.Id} AND r.identity_hash IS NOT NULL)
                UPDATE learners l SET withdrawn_at = {now}, employer_id = NULL, identity_hash =
                    sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea)
                FROM people p
                WHERE l.tenant_id = {tenant} AND l.id = p.learner_id AND l.created_at = {committed} AND l.name = p.name
                    AND l.user_id IS NULL AND l.merged_into_id IS NULL AND l.merged_user_id IS NULL AND l.provisional_of_id IS NULL
                    AND l.frozen_at IS NULL AND l.series IS NULL AND l.level = 'None' AND l.title IS NULL AND l.field_code IS NULL
                    AND l.education = 'NotStated' AND l.employer_id IS NOT DISTINCT FROM {unit}
                    AND NOT EXISTS (SELECT FROM hour_entries x WHERE x.tenant_id = {tenant} AND x.learner_id = l.id AND x.evidence_id IS
                        DISTINCT FROM {import.Id})
                    AND NOT EXISTS (SELECT FROM employments x WHERE x.tenant_id = {tenant} AND x.learner_id = l.id AND NOT
                        (x.organisation_id = {unit} AND x.state = 'Confirmed' AND x.requested_at = {committed}))
                    AND NOT EXISTS (SELECT FROM learners x WHERE x.tenant_id = {tenant} AND (x.merged_into_id = l.id OR x.provisional_of_id
                        = l.id))
                    AND NOT EXISTS (SELECT FROM hour_claims x WHERE x.tenant_id = {tenant} AND x.learner_id = l.id)
                    AND NOT EXISTS (SELECT FROM enrolments x WHERE x.tenant_id = {tenant} AND x.learner_id = l.id)
                    AND NOT EXISTS (SELECT FROM certificates x WHERE x.tenant_id = {tenant} AND x.learner_id = l.id)
                    AND NOT EXISTS (SELECT FROM certificate_reviews x WHERE x.tenant_id = {tenant} AND x.record_id = l.id)
                    AND NOT EXISTS (SELECT FROM record_bindings x WHERE x.tenant_id = {tenant} AND (x.learner_id = l.id OR
                        x.provisional_id = l.id))
                    AND NOT EXISTS (SELECT FROM record_invitations x WHERE x.tenant_id = {tenant} AND x.learner_id = l.id)
                RETURNING l.id AS "Value"
                """
            )
            .ToListAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE employments SET state = 'Withdrawn', "to" = greatest("from", {BeijingTime.DateOf(now)}), decided_at = {now}
            WHERE tenant_id = {tenant} AND learner_id = ANY ({left}) AND organisation_id = {unit} AND state = 'Confirmed'
            """,
            ct
        );
        return left.Count;
    }
}
