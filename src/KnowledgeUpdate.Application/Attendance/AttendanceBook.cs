using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>
/// Takes signs of attendance and records refused ones. A refusal is an answer rather than an exception, so that it is recorded.
/// </summary>
[Service]
public sealed class AttendanceBook(PortalDbContext db, Actor actor, PortalKeys keys, RuleBook rules, TimeProvider clock)
{
    private static readonly string[] Parameters =
    [
        RuleKeys.ArrivalOpens,
        RuleKeys.LateAfter,
        RuleKeys.ArrivalCloses,
        RuleKeys.LeavesWithin,
        RuleKeys.LateShare,
        RuleKeys.EarlyShare,
    ];

    private Func<DateOnly, IReadOnlyDictionary<string, int>>? parameters;

    /// <summary>The rules of any half days: one statement for all dates and parameters.</summary>
    public async Task<Func<GatheringHalfDay, AttendanceRule>> RulesAsync(CancellationToken ct)
    {
        var valuesOn = parameters ??= await rules.ParametersAsync(Parameters, ct);
        return halfDay =>
        {
            var v = valuesOn(halfDay.Date);
            return new AttendanceRule(
                v[RuleKeys.ArrivalOpens],
                v[RuleKeys.LateAfter],
                v[RuleKeys.ArrivalCloses],
                v[RuleKeys.LeavesWithin],
                Math.Min(100, v[RuleKeys.LateShare]),
                Math.Min(100, v[RuleKeys.EarlyShare])
            );
        };
    }

    /// <summary>The rule of a half day.</summary>
    public async Task<AttendanceRule> RuleAsync(GatheringHalfDay halfDay, CancellationToken ct) => (await RulesAsync(ct))(halfDay);

    /// <summary>The half days of a seminar, in order, each with the time in which its signs are taken.</summary>
    public async Task<IReadOnlyList<SignWindow<GatheringHalfDay>>> WindowsAsync(Guid gatheringId, CancellationToken ct) =>
        SignWindows.Of(await HalfDaysAsync(gatheringId, ct), await RulesAsync(ct));

    /// <summary>Why an earlier leaving is voided.</summary>
    private const string LaterLeaving = "以后一次签退为准";

    /// <summary>The key that codes are made with.</summary>
    public byte[] Key { get; } = keys.Symmetric("attendance codes 1");

    /// <summary>The half days of a seminar, in order.</summary>
    public async Task<IReadOnlyList<GatheringHalfDay>> HalfDaysAsync(Guid gatheringId, CancellationToken ct) =>
        await db.GatheringHalfDays.AsNoTracking().Where(h => h.GatheringId == gatheringId).OrderBy(h => h.StartsAt).ToListAsync(ct);

    /// <summary>Adds a sign unless one of its kind counts already, or its code was used.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> AddAsync(AttendanceSign sign, CancellationToken ct) => await AddAsync([sign], ct) == 1;

    /// <summary>Adds signs by one statement; those of a kind that counts already are left out.</summary>
    /// <returns>How many are new.</returns>
    public async Task<int> AddAsync(IReadOnlyList<AttendanceSign> signs, CancellationToken ct)
    {
        if (signs.Count == 0)
            return 0;
        T[] Each<T>(Func<AttendanceSign, T> of) => [.. signs.Select(of)];
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO attendance_signs (tenant_id, id, gathering_id, half_day_id, enrolment_id, kind, method, at, recorded_at,
                recorded_by_id, step, note, batch_id)
            SELECT {db.Scope.Required}, s.* FROM unnest({Each(s => s.Id)}, {Each(s => s.GatheringId)}, {Each(s => s.HalfDayId)}, {Each(s =>
                s.EnrolmentId
            )}, {Each(s => s.Kind.ToString())}, {Each(s => s.Method.ToString())},
                {Each(s => s.At)}, {Each(s => s.RecordedAt)}, {Each(s => s.RecordedById)}, {Each(s => s.Step)}, {Each(s => s.Note)}, {Each(
                s => s.BatchId
            )}) AS s
            ON CONFLICT DO NOTHING
            """,
            ct
        );
    }

    /// <summary>Records a refusal and answers it.</summary>
    public SignAnswer Refuse(Guid gatheringId, SignMethod method, SignRefusal refusal, Enrolment? enrolment = null)
    {
        db.Add(new RefusedSign(gatheringId, enrolment?.Id, actor.Me, method, refusal, clock.GetUtcNow()));
        return new SignAnswer(refusal, enrolment?.Name, enrolment?.Seat);
    }

    /// <summary>Takes a sign given by a code at this moment.</summary>
    public async Task<SignAnswer> TakeAsync(
        SignWindow<GatheringHalfDay> window,
        Enrolment enrolment,
        SignMethod method,
        long step,
        CancellationToken ct
    )
    {
        var (now, halfDay, rule) = (clock.GetUtcNow(), window.HalfDay, window.Rule);
        if (window.KindAt(now) is not { } kind)
            return Refuse(halfDay.GatheringId, method, SignRefusal.BetweenTimes, enrolment);
        var signs = await db
            .AttendanceSigns.AsNoTracking()
            .Where(s => s.HalfDayId == halfDay.Id && s.EnrolmentId == enrolment.Id && s.VoidedAt == null)
            .ToListAsync(ct);
        var isNew = false;
        // A later leaving takes the place of an earlier one, which stays, voided.
        if (
            kind == SignKind.Leave
            && signs.FirstOrDefault(s => s.Kind == kind) is { } earlier
            && now - earlier.At > TimeSpan.FromSeconds(AttendanceRule.SameLeaving)
        )
        {
            await db
                .AttendanceSigns.Where(s => s.Id == earlier.Id && s.VoidedAt == null)
                .ExecuteUpdateAsync(s => s.SetProperty(x => x.VoidedAt, now).SetProperty(x => x.VoidReason, LaterLeaving), ct);
            signs.Remove(earlier);
        }

        if (!signs.Any(s => s.Kind == kind))
            isNew = await AddAsync(new AttendanceSign(halfDay, enrolment.Id, kind, method, now, actor.Me, now, step), ct);
        var arrived =
            kind == SignKind.Arrive
                ? signs.FirstOrDefault(s => s.Kind == kind)?.At ?? now
                : signs.FirstOrDefault(s => s.Kind == SignKind.Arrive)?.At;
        var left =
            kind == SignKind.Leave
                ? signs.FirstOrDefault(s => s.Kind == kind)?.At ?? now
                : signs.FirstOrDefault(s => s.Kind == SignKind.Leave)?.At;
        return new SignAnswer(
            null,
            enrolment.Name,
            enrolment.Seat,
            kind,
            rule.Of(halfDay, arrived, left, now),
            kind == SignKind.Arrive ? arrived : left,
            !isNew
        );
    }
}
