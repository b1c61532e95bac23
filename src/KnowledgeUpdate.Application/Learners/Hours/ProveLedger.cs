using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;

namespace KnowledgeUpdate.Application.Learners;

/// <summary>
/// Checks that the totals of a year match its entries and that the entries match their sources; a difference opens a work item for the
/// programme office.
/// </summary>
[PortalOnly]
public sealed record ProveLedger(short Year) : ICommand<LedgerProof>;

/// <summary>What the check found.</summary>
/// <param name="Accounts">Accounts compared.</param>
/// <param name="Differences">What differs, at most 100 of them: an English key and the learner.</param>
public sealed record LedgerProof(int Accounts, IReadOnlyList<LedgerDifference> Differences);

public sealed record LedgerDifference(Guid LearnerId, string What);

internal sealed class ProveLedgerHandler(PortalDbContext db, Worklist worklist) : IRequestHandler<ProveLedger, LedgerProof>
{
    private const int Most = 100;

    public async Task<LedgerProof> Handle(ProveLedger command, CancellationToken cancellationToken)
    {
        var accounts = await db.LearnerYears.CountAsync(y => y.LearningYear == command.Year, cancellationToken);
        var totals = await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT coalesce(t.learner_id, e.account) AS "Value"
                FROM (SELECT learner_id, compulsory, elective, professional, entries FROM learner_years WHERE learning_year = {command.Year}
                    AND tenant_id = {db.Scope.Required}) t
                FULL JOIN (
                    SELECT coalesce(l.merged_into_id, l.id) AS account,
                        coalesce(sum(h.hours) FILTER (WHERE h.category = 'PublicCompulsory'), 0) AS compulsory,
                        coalesce(sum(h.hours) FILTER (WHERE h.category = 'PublicElective'), 0) AS elective,
                        coalesce(sum(h.hours) FILTER (WHERE h.category = 'Professional'), 0) AS professional, count(*) AS entries
                    FROM hour_entries h JOIN learners l ON l.tenant_id = h.tenant_id AND l.id = h.learner_id
                    WHERE h.learning_year = {command.Year} AND h.tenant_id = {db.Scope.Required} GROUP BY 1) e ON e.account = t.learner_id
                WHERE (coalesce(t.compulsory, 0), coalesce(t.elective, 0), coalesce(t.professional, 0), coalesce(t.entries, 0)) <>
                    (coalesce(e.compulsory, 0), coalesce(e.elective, 0), coalesce(e.professional, 0), coalesce(e.entries, 0))
                LIMIT {Most}
                """
            )
            .ToListAsync(cancellationToken);
        var claims = await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT coalesce(c.learner_id, h.learner_id) AS "Value"
                FROM (SELECT id, learner_id, hours FROM hour_claims WHERE tenant_id = {db.Scope.Required} AND learning_year = {command.Year}
                    AND state = 'Credited') c
                FULL JOIN (SELECT e.source_id, e.learner_id, e.hours FROM hour_entries e
                    WHERE e.tenant_id = {db.Scope.Required} AND e.learning_year = {command.Year} AND e.source_kind = 'Claim'
                      AND NOT EXISTS (SELECT FROM hour_entries r WHERE r.tenant_id = e.tenant_id AND r.learner_id = e.learner_id AND
                          r.learning_year = e.learning_year AND r.source_kind = 'Reversal' AND r.source_id = e.id)) h
                  ON h.source_id = c.id
                WHERE c.hours IS DISTINCT FROM h.hours OR c.learner_id IS DISTINCT FROM h.learner_id
                LIMIT {Most}
                """
            )
            .ToListAsync(cancellationToken);
        var seminars = await db
            .Database.SqlQuery<Guid>(
                $"""
                SELECT coalesce(c.learner_id, h.learner_id) AS "Value"
                FROM (SELECT k.id, e.learner_id, k.hours FROM gathering_credits k JOIN enrolments e ON e.tenant_id = k.tenant_id AND e.id =
                    k.enrolment_id JOIN seminars s ON s.tenant_id = k.tenant_id AND s.id = k.gathering_id
                    WHERE k.tenant_id = {db.Scope.Required} AND extract(year FROM least(s.ends_on, (s.broken_off_at AT TIME ZONE
                        'Asia/Shanghai')::date)) = {command.Year}) c
                FULL JOIN (SELECT source_id, learner_id, hours FROM hour_entries
                    WHERE tenant_id = {db.Scope.Required} AND learning_year = {command.Year} AND source_kind = 'Seminar') h
                  ON h.source_id = c.id
                WHERE c.hours IS DISTINCT FROM h.hours OR c.learner_id IS DISTINCT FROM h.learner_id
                LIMIT {Most}
                """
            )
            .ToListAsync(cancellationToken);
        List<LedgerDifference> differences =
        [
            .. totals.Select(l => new LedgerDifference(l, "The totals differ from the entries")),
            .. claims.Select(l => new LedgerDifference(l, "A claim differs from its entry")),
            .. seminars.Select(l => new LedgerDifference(l, "Attendance of a seminar differs from its entry")),
        ];
        if (differences.Count > 0)
            await OpenAsync(differences, command.Year, cancellationToken);
        return new LedgerProof(accounts, differences);
    }

    /// <summary>One item for each learner, once.</summary>
    private async Task OpenAsync(List<LedgerDifference> differences, short year, CancellationToken ct)
    {
        var learners = differences.Select(d => d.LearnerId).Distinct().ToList();
        var open = await db
            .WorkItems.Where(w => w.Act == LearnerActs.ClearDifference && w.DoneAt == null && learners.Contains(w.SubjectId))
            .Select(w => w.SubjectId)
            .ToListAsync(ct);
        var office = await db
            .Organisations.Where(o => o.Kind == OrganisationKind.ProgrammeOffice && o.ClosedOn == null)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .FirstAsync(ct);
        var names = await db.Learners.Where(l => learners.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Name, ct);
        foreach (var learner in learners.Except(open))
            worklist.Open(
                LearnerActs.ClearDifference,
                nameof(Learner),
                learner,
                Role.ProgrammeOffice,
                office,
                names[learner],
                year.ToString(System.Globalization.CultureInfo.InvariantCulture),
                Links.LearnerYear(learner, year)
            );
    }
}
