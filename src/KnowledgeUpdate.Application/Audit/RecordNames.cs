using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>What the records of a history are called, in one statement whatever its length and however many kinds it has.</summary>
/// <remarks>Names of people who are learners are masked: whoever reads the history need not be in charge of them.</remarks>
[Service]
public sealed class RecordNames(PortalDbContext db)
{
    /// <summary>Where the records of a kind are, as r, and what they are called there.</summary>
    /// <param name="Person">A learner whom it concerns, whose name follows.</param>
    private sealed record Source(string Table, string Name = "r.name", string Person = "NULL");

    private const string Seminar = "(SELECT s.title FROM seminars s WHERE s.tenant_id = r.tenant_id AND s.id = r.gathering_id)";

    private static readonly Dictionary<string, Source> Kinds = new()
    {
        [nameof(ActivityKind)] = new("activity_kinds"),
        [nameof(AnnualPlan)] = new("annual_plans", "r.year"),
        [nameof(ApiKey)] = new("api_keys"),
        [nameof(AttendanceDispute)] = new("attendance_disputes", Seminar),
        [nameof(CalendarDay)] = new("calendar_days"),
        [nameof(CalendarYear)] = new("calendar_years", "r.year"),
        [nameof(Certificate)] = new("certificates", "r.number"),
        [nameof(CertificateSeries)] = new("certificate_series", "r.pattern"),
        [nameof(Enrolment)] = new("enrolments", Seminar, "r.name"),
        [nameof(Expert)] = new("experts"),
        [nameof(ExpertAssignment)] = new(
            "expert_assignments",
            "(SELECT s.title FROM scoring_rounds s WHERE s.tenant_id = r.tenant_id AND s.id = r.round_id)"
        ),
        [nameof(Field)] = new("fields"),
        [nameof(HourBatch)] = new("hour_batches"),
        [nameof(HourClaim)] = new("hour_claims", "r.title"),
        [nameof(Import)] = new("imports", "r.file_name"),
        [nameof(Invitation)] = new("invitations"),
        [nameof(Learner)] = new("learners", "NULL", "r.name"),
        [nameof(Objection)] = new("objections", "r.receipt"),
        [nameof(Organisation)] = new("organisations"),
        [nameof(PlanAmendment)] = new(
            "plan_amendments",
            "(SELECT s.title FROM seminar_proposals s WHERE s.tenant_id = r.tenant_id AND s.id = r.proposal_id)"
        ),
        [nameof(ProgrammeRule)] = new("programme_rules", "r.key"),
        [nameof(ProposedAct)] = new("proposed_acts", "r.title"),
        [nameof(Publicity)] = new("publicities", "r.title"),
        [nameof(ScoredSubject)] = new("scored_subjects", "concat_ws(' ', r.number, r.title)"),
        [nameof(ScoringRound)] = new("scoring_rounds", "r.title"),
        [nameof(Domain.Delivery.Seminar)] = new("seminars", "r.title"),
        [nameof(SeminarCall)] = new("seminar_calls", "r.title"),
        [nameof(SeminarProposal)] = new("seminar_proposals", "concat_ws(' ', r.number, nullif(r.title, ''))"),
        [nameof(User)] = new("users", "r.display_name || ' (' || r.user_name || ')'"),
    };

    /// <summary>Kinds of records that have names.</summary>
    public static IReadOnlyCollection<string> Known => Kinds.Keys;

    /// <summary>The names of some records; those that are gone or have none are missing.</summary>
    internal async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<(string Kind, Guid Id)> records, CancellationToken ct)
    {
        var ids = records.Distinct().GroupBy(r => r.Kind, r => r.Id).Where(k => Kinds.ContainsKey(k.Key)).ToList();
        if (ids.Count == 0)
            return new Dictionary<Guid, string>();
        var parts = ids.Select(
            (k, i) =>
                $$"""
                    SELECT r.id AS "Id", ({{Kinds[k.Key].Name}})::text AS "Name", {{Kinds[k.Key].Person}}::text AS "Person"
                    FROM {{Kinds[k.Key].Table}} r WHERE r.tenant_id = {0} AND r.id = ANY ({{{i + 1}}})
                    """
        );
        var found = await db
            .Database.SqlQueryRaw<Named>(string.Join("\nUNION ALL\n", parts), [db.Scope.Required, .. ids.Select(k => (object)k.ToArray())])
            .ToListAsync(ct);
        return found
            .Select(r => (r.Id, Name: string.Join(" · ", new[] { r.Name, Masked(r.Person) }.Where(n => !string.IsNullOrEmpty(n)))))
            .Where(r => r.Name.Length > 0)
            .DistinctBy(r => r.Id)
            .ToDictionary(r => r.Id, r => r.Name);
    }

    private static string? Masked(string? person) => person is null ? null : PersonName.Mask(person);

    private sealed record Named(Guid Id, string? Name, string? Person);
}
