using FluentValidation;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Closing;

/// <summary>Figures and files of closing papers.</summary>
[Service]
public sealed class PapersReader(PortalDbContext db, RuleBook rules, ClosingAccess access, TimeProvider clock, AttendanceBook book)
{
    public const int MostFiles = 30;

    /// <summary>Every file that was ever attached.</summary>
    public IQueryable<Attachment> EveryFileOf(CreditedGathering gathering)
    {
        var (kind, id) = (access.KindOf(gathering), gathering.Id);
        return db.Attachments.Where(a => a.SubjectKind == kind && a.SubjectId == id);
    }

    /// <summary>The files attached now.</summary>
    public IQueryable<Attachment> FilesOf(CreditedGathering gathering) => EveryFileOf(gathering).Where(a => a.RemovedAt == null);

    /// <summary>The files attached, as a version keeps them.</summary>
    public async Task<IReadOnlyList<KeptPaper>> KeptAsync(CreditedGathering gathering, CancellationToken ct) =>
        await FilesOf(gathering)
            .OrderBy(a => a.UploadedAt)
            .ThenBy(a => a.Id)
            .Select(a => new KeptPaper(a.Id, a.Category, a.Name, a.Size, a.Sha256))
            .ToListAsync(ct);

    /// <summary>The last version filed; null: none.</summary>
    public Task<ClosingPapersVersion?> LastAsync(Guid gatheringId, CancellationToken ct) =>
        db
            .ClosingPapersVersions.AsNoTracking()
            .Where(v => v.GatheringId == gatheringId)
            .OrderByDescending(v => v.Number)
            .FirstOrDefaultAsync(ct);

    /// <summary>Disputes that are not decided.</summary>
    public Task<int> OpenDisputesAsync(Guid gatheringId, CancellationToken ct) =>
        db.AttendanceDisputes.CountAsync(d => d.GatheringId == gatheringId && d.State == DisputeState.Open, ct);

    /// <summary>The last instant at which leaving of the last half day can be signed; null: there is no half day.</summary>
    public async Task<DateTimeOffset?> LastSignAsync(Guid gatheringId, CancellationToken ct) =>
        (await db.GatheringHalfDays.Where(h => h.GatheringId == gatheringId).MaxAsync(h => (DateTimeOffset?)h.EndsAt, ct))?.AddMinutes(
            AttendanceRule.LeavingOpen
        );

    /// <summary>
    /// Least share of half days attended, %: of one that was broken off none, unless the rule asks for it; null while the rule is not
    /// configured.
    /// </summary>
    public async Task<int?> LeastShareAsync(CreditedGathering gathering, CancellationToken ct) =>
        gathering.IsCutShort && await rules.ParameterAsync(RuleKeys.BrokenOffCredit, gathering.HeldUntil, ct) == 1
            ? 0
            : await rules.NumberAsync(RuleKeys.AttendanceShare, gathering.HeldUntil, ct);

    /// <summary>
    /// The terms by which attendance is counted, by the rules in force on the last day; or the name of the rule that is not configured.
    /// </summary>
    public async Task<(AttendanceTerms? Terms, string? Missing)> TermsAsync(CreditedGathering gathering, CancellationToken ct)
    {
        if (
            await rules.FindAsync(RuleKeys.HalfDayHours, gathering.HeldUntil, ct) is not { } hoursRule
            || !int.TryParse(hoursRule.Value, out var halfDayHours)
        )
            return (null, RuleKeys.NameOf(RuleKeys.HalfDayHours));
        var shareRule = await rules.FindAsync(RuleKeys.AttendanceShare, gathering.HeldUntil, ct);
        if (await LeastShareAsync(gathering, ct) is not { } share)
            return (null, RuleKeys.NameOf(RuleKeys.AttendanceShare));
        var halfDays = await db
            .GatheringHalfDays.AsNoTracking()
            .Where(h => h.GatheringId == gathering.Id)
            .OrderBy(h => h.StartsAt)
            .ToListAsync(ct);
        var asked = share == 0 ? "研修班中止，按实际出勤计" : $"出勤不低于 {share}%（{shareRule?.Source}）";
        return (
            new AttendanceTerms(
                halfDays,
                halfDays.ToDictionary(h => h.Id, h => Math.Min(h.Hours, halfDayHours)),
                await book.RulesAsync(ct),
                share,
                $"每半天 {halfDayHours} 学时（{hoursRule.Source}）；{asked}"
            ),
            null
        );
    }

    /// <summary>Works out what attendance came to, by the rules in force on the last day.</summary>
    /// <param name="judge">Write the outcome to each enrolment.</param>
    /// <returns>The figures, or the name of the rule that is not configured.</returns>
    public async Task<(PapersFigures? Figures, string? Missing)> FiguresAsync(CreditedGathering gathering, bool judge, CancellationToken ct)
    {
        var (terms, missing) = await TermsAsync(gathering, ct);
        if (terms is null)
            return (null, missing);
        var (halfDays, held) = (terms.HalfDays, terms.Held);
        var attended = (
            await db
                .AttendanceSigns.Where(s => s.GatheringId == gathering.Id && s.VoidedAt == null)
                .GroupBy(s => new { s.EnrolmentId, s.HalfDayId })
                .Where(g => g.Count() == 2)
                .Select(g => new
                {
                    g.Key.EnrolmentId,
                    g.Key.HalfDayId,
                    Arrived = g.Min(s => s.At),
                    Left = g.Max(s => s.At),
                })
                .ToListAsync(ct)
        ).ToLookup(k => k.EnrolmentId, k => k);
        var people = db.Enrolments.Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed);
        var enrolments = await (judge ? people : people.AsNoTracking()).ToListAsync(ct);
        // Two records of one person count once: the one with more attendance.
        var learners = enrolments.Select(e => e.LearnerId).ToList();
        var merged = await db
            .Learners.Where(l => learners.Contains(l.Id) && l.MergedIntoId != null)
            .ToDictionaryAsync(l => l.Id, l => l.MergedIntoId!.Value, ct);
        var counted = enrolments
            .GroupBy(e => merged.GetValueOrDefault(e.LearnerId, e.LearnerId))
            .Select(g => g.OrderByDescending(e => attended[e.Id].Count()).ThenBy(e => e.Id).First().Id)
            .ToHashSet();
        foreach (var enrolment in enrolments)
        {
            var signed = counted.Contains(enrolment.Id) ? attended[enrolment.Id].Where(a => held.ContainsKey(a.HalfDayId)).ToList() : [];
            enrolment.Judge(
                signed.Count,
                held.Count,
                terms.HoursOf(signed.Select(a => (a.HalfDayId, a.Arrived, a.Left))),
                terms.LeastPercent,
                gathering.IsCutShort
            );
        }

        var answers = await db.EvaluationAnswers.Where(a => a.GatheringId == gathering.Id).Select(a => a.Marks).ToListAsync(ct);
        // Shown only after the questionnaire has closed: two successive means would reveal the answer given between them.
        decimal? satisfaction =
            gathering.EvaluationIsClosed(clock.GetUtcNow()) && answers.Count >= Evaluation.FewestShown
                ? Evaluation.Mean(answers.SelectMany(a => a))
                : null;
        // Until the last half day is over, attendance is of those that are.
        var now = clock.GetUtcNow();
        var over = halfDays.Where(h => h.EndsAt <= now).Select(h => h.Id).ToHashSet();
        var due = enrolments.Count * over.Count;
        var signedHalves = await db
            .AttendanceSigns.Where(s => s.GatheringId == gathering.Id && s.VoidedAt == null)
            .Select(s => s.HalfDayId)
            .Distinct()
            .ToListAsync(ct);
        return (
            new PapersFigures
            {
                Trainees = enrolments.Count,
                Completed = enrolments.Count(e => e.Outcome != Outcome.NotCompleted),
                AttendancePercent =
                    due == 0
                        ? 0
                        : decimal.Round(
                            enrolments.Where(e => counted.Contains(e.Id)).Sum(e => attended[e.Id].Count(a => over.Contains(a.HalfDayId)))
                                * 100m
                                / due,
                            1
                        ),
                Hours = enrolments.Sum(e => e.Hours),
                Answers = answers.Count,
                Satisfaction = satisfaction,
                Rule = terms.InWords,
                Unsigned = halfDays.Count(h => !signedHalves.Contains(h.Id)),
                Held = halfDays.Count,
            },
            null
        );
    }
}
