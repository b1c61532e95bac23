using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Countersign;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Experts;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Organisations;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>What the records of a history are called: one statement for each kind on the page, whatever its length.</summary>
/// <remarks>Names of people who are learners are masked: whoever reads the history need not be in charge of them.</remarks>
[Service]
public sealed class RecordNames(PortalDbContext db)
{
    private sealed record Named(Guid Id, string Name);

    private static readonly Dictionary<string, Func<PortalDbContext, IReadOnlyList<Guid>, IQueryable<Named>>> Kinds = new()
    {
        [nameof(ActivityKind)] = (db, ids) => db.ActivityKinds.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Name)),
        [nameof(AnnualPlan)] = (db, ids) => db.AnnualPlans.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, $"{r.Year}")),
        [nameof(ApiKey)] = (db, ids) => db.ApiKeys.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Name)),
        [nameof(AttendanceDispute)] = (db, ids) =>
            db
                .AttendanceDisputes.Where(r => ids.Contains(r.Id))
                .Join(db.Seminars, r => r.GatheringId, s => s.Id, (r, s) => new Named(r.Id, s.Title)),
        [nameof(CalendarDay)] = (db, ids) => db.CalendarDays.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Name)),
        [nameof(CalendarYear)] = (db, ids) => db.CalendarYears.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, $"{r.Year}")),
        [nameof(Certificate)] = (db, ids) => db.Certificates.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Number)),
        [nameof(CertificateSeries)] = (db, ids) =>
            db.CertificateSeries.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Pattern)),
        [nameof(Enrolment)] = (db, ids) =>
            db
                .Enrolments.Where(r => ids.Contains(r.Id))
                .Join(db.Seminars, r => r.GatheringId, s => s.Id, (r, s) => new Named(r.Id, $"{s.Title} · {PersonName.Mask(r.Name)}")),
        [nameof(Expert)] = (db, ids) => db.Experts.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Name)),
        [nameof(ExpertAssignment)] = (db, ids) =>
            db
                .ExpertAssignments.Where(r => ids.Contains(r.Id))
                .Join(db.ScoringRounds, r => r.RoundId, s => s.Id, (r, s) => new Named(r.Id, s.Title)),
        [nameof(Field)] = (db, ids) => db.Fields.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Name)),
        [nameof(HourBatch)] = (db, ids) => db.HourBatches.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Name)),
        [nameof(HourClaim)] = (db, ids) => db.HourClaims.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Title)),
        [nameof(Import)] = (db, ids) => db.Imports.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.FileName)),
        [nameof(Invitation)] = (db, ids) => db.Invitations.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Name)),
        [nameof(Learner)] = (db, ids) => db.Learners.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, PersonName.Mask(r.Name))),
        [nameof(Objection)] = (db, ids) => db.Objections.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Receipt)),
        [nameof(Organisation)] = (db, ids) => db.Organisations.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Name)),
        [nameof(PlanAmendment)] = (db, ids) =>
            db
                .PlanAmendments.Where(r => ids.Contains(r.Id))
                .Join(db.SeminarProposals, r => r.ProposalId, p => p.Id, (r, p) => new Named(r.Id, p.Title)),
        [nameof(ProgrammeRule)] = (db, ids) => db.ProgrammeRules.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Key)),
        [nameof(ProposedAct)] = (db, ids) => db.ProposedActs.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Title)),
        [nameof(Publicity)] = (db, ids) => db.Publicities.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Title)),
        [nameof(ScoredSubject)] = (db, ids) =>
            db.ScoredSubjects.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, $"{r.Number} {r.Title}")),
        [nameof(ScoringRound)] = (db, ids) => db.ScoringRounds.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Title)),
        [nameof(Seminar)] = (db, ids) => db.Seminars.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Title)),
        [nameof(SeminarCall)] = (db, ids) => db.SeminarCalls.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, r.Title)),
        [nameof(SeminarProposal)] = (db, ids) =>
            db.SeminarProposals.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, $"{r.Number} {r.Title}")),
        [nameof(User)] = (db, ids) =>
            db.Users.Where(r => ids.Contains(r.Id)).Select(r => new Named(r.Id, $"{r.DisplayName} ({r.UserName})")),
    };

    /// <summary>Kinds of records that have names.</summary>
    internal static IReadOnlyCollection<string> Known => Kinds.Keys;

    /// <summary>The names of some records; those that are gone or have none are missing.</summary>
    internal async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<(string Kind, Guid Id)> records, CancellationToken ct)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var kind in records.Distinct().GroupBy(r => r.Kind, r => r.Id))
            if (Kinds.TryGetValue(kind.Key, out var read))
                foreach (var (id, name) in await read(db, [.. kind]).ToListAsync(ct))
                    if (name.Trim() is { Length: > 0 } shown)
                        names.TryAdd(id, shown);
        return names;
    }
}
