using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace KnowledgeUpdate.Application.Delivery;

/// <summary>The roll of a half day: everybody with a seat, and the signs that count.</summary>
[Requires(Role.UnitAdministrator)]
public sealed record GetRoll(Guid SeminarId, Guid HalfDayId) : IQuery<RollSheet>;

/// <summary>The roll.</summary>
/// <param name="DeviceKey">Key, Base64, with which a device of this person signs what it took without a network.</param>
public sealed record RollSheet(Guid SeminarId, string Title, Guid HalfDayId, DateOnly Date, HalfDay Half, DateTimeOffset StartsAt, DateTimeOffset EndsAt, bool MayEnter, string DeviceKey, IReadOnlyList<RollRow> Rows)
{
    /// <summary>The roll is entered from then on.</summary>
    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>Whether the seminar still takes changes of its attendance.</summary>
    public required bool IsRunning { get; init; }
}

/// <summary>A person on the roll.</summary>
public sealed record RollRow(Guid EnrolmentId, int Seat, string Name, string Employer, DateTimeOffset? Arrived, SignMethod? ArrivedBy, DateTimeOffset? Left, SignMethod? LeftBy, HalfDayStanding Standing);

internal sealed class GetRollHandler(PortalDbContext db, Actor actor, DeliveryAccess access, AttendanceDesk desk, TimeProvider clock) : IRequestHandler<GetRoll, RollSheet>
{
    public async Task<RollSheet> Handle(GetRoll query, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var seminar = await access.FindOwnAsync(query.SeminarId, ct);
        var halfDay = await db.SeminarHalfDays.SingleOrNotFoundAsync(h => h.Id == query.HalfDayId && h.SeminarId == seminar.Id, ct);
        var rule = await desk.RuleAsync(halfDay, ct);
        var signs = (await db.AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.VoidedAt == null).ToListAsync(ct)).ToLookup(s => s.EnrolmentId);
        var people = await db.Enrolments.Where(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed).OrderBy(e => e.Seat).ToListAsync(ct);
        var opens = halfDay.StartsAt.AddMinutes(-rule.OpensBefore);
        return new RollSheet(seminar.Id, seminar.Title, halfDay.Id, halfDay.Date, halfDay.Half, halfDay.StartsAt, halfDay.EndsAt, seminar.IsRunning && now >= opens,
            Convert.ToBase64String(OfflineRolls.KeyOf(desk.Key, halfDay.Id, actor.Me)), [.. people.Select(e =>
            {
                var (arrive, leave) = (signs[e.Id].FirstOrDefault(s => s.Kind == SignKind.Arrive), signs[e.Id].FirstOrDefault(s => s.Kind == SignKind.Leave));
                return new RollRow(e.Id, e.Seat!.Value, e.Name, e.Employer, arrive?.At, arrive?.Method, leave?.At, leave?.Method, rule.Of(halfDay, arrive?.At, leave?.At, now));
            })])
        {
            OpensAt = opens,
            IsRunning = seminar.IsRunning,
        };
    }
}

/// <summary>What the paper roll says of a person.</summary>
/// <param name="Late">The arrival was late, by the rule in force.</param>
/// <param name="Early">The person left before leaving was open.</param>
public sealed record RollMark(Guid EnrolmentId, bool Arrived, bool Left, bool Late = false, bool Early = false)
{
    /// <summary>Whether an arrival is entered: whoever came late came.</summary>
    public bool Comes => Arrived || Late;

    /// <summary>Whether a leaving is entered: whoever left early left.</summary>
    public bool Leaves => Left || Early;
}

/// <summary>The staff enter the paper roll. A sign that was there and is not ticked is voided, with the reason.</summary>
/// <param name="Seen">Signs that the form showed as ticked, so that one that came meanwhile is not voided.</param>
/// <returns>How many signs were added and voided.</returns>
[Requires(Role.UnitAdministrator)]
public sealed record SaveRoll(Guid SeminarId, Guid HalfDayId, IReadOnlyList<RollMark> Marks, IReadOnlyList<RollMark> Seen, string? Reason) : ICommand<RollSaved>, IHasReason;

/// <summary>What a roll changed.</summary>
public sealed record RollSaved(int Added, int Voided);

internal sealed class SaveRollValidator : AbstractValidator<SaveRoll>
{
    public SaveRollValidator(IStringLocalizer<DeliveryText> text) =>
        RuleFor(c => c.Reason).MaximumLength(Enrolment.ReasonMaxLength).WithMessage(_ => text["The reason must be {0} characters or less", Enrolment.ReasonMaxLength]);
}

internal sealed class SaveRollHandler(PortalDbContext db, Actor actor, DeliveryAccess access, AttendanceDesk desk, AuditWriter audit, TimeProvider clock, IStringLocalizer<DeliveryText> text) : IRequestHandler<SaveRoll, RollSaved>
{
    public async Task<RollSaved> Handle(SaveRoll command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var seminar = await access.FindOwnAsync(command.SeminarId, ct);
        var halfDay = await db.SeminarHalfDays.SingleOrNotFoundAsync(h => h.Id == command.HalfDayId && h.SeminarId == seminar.Id, ct);
        if (!seminar.IsRunning)
            throw new RuleException("The seminar is “{0}”: its attendance can no longer be changed.", seminar.State);
        var rule = await desk.RuleAsync(halfDay, ct);
        if (halfDay.StartsAt.AddMinutes(-rule.OpensBefore) is var opens && now < opens)
            throw new RuleException("This half day has not begun: its roll is entered from {0} on.", Show(opens));
        var people = (await db.Enrolments.Where(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed).Select(e => e.Id).ToListAsync(ct)).ToHashSet();
        if (command.Marks.Any(m => !people.Contains(m.EnrolmentId)))
            throw new NotFoundException(nameof(Enrolment));
        var signs = (await db.AttendanceSigns.Where(s => s.HalfDayId == halfDay.Id && s.VoidedAt == null).ToListAsync(ct)).ToDictionary(s => (s.EnrolmentId, s.Kind));
        var seen = command.Seen.DistinctBy(m => m.EnrolmentId).ToDictionary(m => m.EnrolmentId);
        var (signed, voided) = (new List<AttendanceSign>(), new List<AttendanceSign>());
        foreach (var mark in command.Marks.DistinctBy(m => m.EnrolmentId))
        {
            foreach (var (kind, ticked, wasTicked, at) in new[]
            {
                (SignKind.Arrive, mark.Comes, seen.GetValueOrDefault(mark.EnrolmentId)?.Arrived == true, mark.Late ? halfDay.StartsAt.AddMinutes(rule.LateAfter + 1) : halfDay.StartsAt), (SignKind.Leave, mark.Leaves, seen.GetValueOrDefault(mark.EnrolmentId)?.Left == true, mark.Early ? rule.LeavingOpens(halfDay).AddMinutes(-1) : halfDay.EndsAt),
            })
            {
                if (ticked && !signs.ContainsKey((mark.EnrolmentId, kind)))
                    signed.Add(new AttendanceSign(halfDay, mark.EnrolmentId, kind, SignMethod.PaperRoll, at, actor.Me, now, note: command.Reason));
                else if (!ticked && wasTicked && signs.TryGetValue((mark.EnrolmentId, kind), out var sign))
                    voided.Add(sign);
            }
        }

        // Nobody enters the own attendance by hand: who takes part signs by the room's code, or somebody else enters it.
        if (await access.OwnEnrolmentAsync(seminar.Id, ct) is { } own && signed.Concat(voided).Any(s => s.EnrolmentId == own))
            throw new RuleException("Your own attendance is among the marks. Leave it as it is: sign by the room's code, or have somebody else of the unit enter it.");
        if (voided.Count > 0 && string.IsNullOrWhiteSpace(command.Reason))
            throw new ValidationException([new(nameof(command.Reason), text["Enter why signs are taken back: {0} would be", voided.Count])]);
        var added = await desk.AddAsync(signed, ct);
        foreach (var sign in voided)
            sign.Void(command.Reason!, now);
        if (added + voided.Count > 0)
            audit.Note(nameof(Seminar), seminar.Id, $"{halfDay.Date:yyyy-MM-dd} {halfDay.Half}: +{added} −{voided.Count}");
        return new RollSaved(added, voided.Count);
    }

    private static string Show(DateTimeOffset at) => BeijingTime.LocalOf(at).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Takes a roll that was kept without a network. The same batch again changes nothing; one that was altered is refused and recorded.</summary>
/// <param name="BatchId">Id that the device gave it.</param>
/// <param name="Body">The signs, JSON as the device signed it: [{"seat":1,"kind":"Arrive","at":"2027-03-08T00:21:05Z"}].</param>
/// <param name="Signature">HMAC-SHA-256 of batch id, half day and body by the device's key, Base64.</param>
[Requires(Role.UnitAdministrator)]
public sealed record ReceiveOfflineRoll(Guid SeminarId, Guid HalfDayId, Guid BatchId, string Body, string Signature) : ICommand<OfflineRollAnswer>;

/// <summary>What came of it.</summary>
/// <param name="IsRepeated">It had arrived before.</param>
public sealed record OfflineRollAnswer(SignRefusal? Refusal, int Marks, int Taken, bool IsRepeated);

/// <summary>Keys and form of offline rolls.</summary>
internal static class OfflineRolls
{
    /// <summary>Longest body, characters: 2,000 people with two signs each.</summary>
    public const int MostCharacters = 400_000;

    /// <summary>The key of a person's device for a half day.</summary>
    public static byte[] KeyOf(byte[] key, Guid halfDay, Guid user) => HMACSHA256.HashData(key, (byte[])[.. "offline roll"u8, .. halfDay.ToByteArray(), .. user.ToByteArray()]);

    /// <summary>What the device signs.</summary>
    public static byte[] Message(Guid batch, Guid halfDay, string body) => Encoding.UTF8.GetBytes($"{batch:D}\n{halfDay:D}\n{body}");
}

internal sealed class ReceiveOfflineRollHandler(PortalDbContext db, Actor actor, DeliveryAccess access, AttendanceDesk desk, AuditWriter audit, TimeProvider clock) : IRequestHandler<ReceiveOfflineRoll, OfflineRollAnswer>
{
    private sealed record Mark(int Seat, string? Kind, DateTimeOffset At);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<OfflineRollAnswer> Handle(ReceiveOfflineRoll command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var seminar = await access.FindOwnAsync(command.SeminarId, ct);
        var halfDay = await db.SeminarHalfDays.SingleOrNotFoundAsync(h => h.Id == command.HalfDayId && h.SeminarId == seminar.Id, ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({command.BatchId.ToString()}, 0))", ct);
        var sha = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(command.Body)));
        if (await db.OfflineRolls.AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.BatchId, ct) is { } earlier)
            return earlier.Sha256 == sha && earlier.HalfDayId == halfDay.Id ? new OfflineRollAnswer(null, earlier.Marks, earlier.Taken, true) : Refuse(seminar);
        if (!Holds(command, halfDay) || Read(command.Body) is not { } marks)
            return Refuse(seminar);
        if (!seminar.IsRunning)
            throw new RuleException("The seminar is “{0}”: its attendance can no longer be changed.", seminar.State);
        var seats = await db.Enrolments.Where(e => e.SeminarId == seminar.Id && e.State == EnrolmentState.Confirmed).ToDictionaryAsync(e => e.Seat!.Value, e => e.Id, ct);
        if (await access.OwnEnrolmentAsync(seminar.Id, ct) is { } own && seats.FirstOrDefault(s => s.Value == own) is { Key: > 0 } mine)
            seats.Remove(mine.Key);
        var (opens, closes) = (halfDay.StartsAt.AddMinutes(-(await desk.RuleAsync(halfDay, ct)).OpensBefore), halfDay.EndsAt.AddMinutes(AttendanceRule.LeavingOpen));
        // A device's clock may be wrong: a sign tells of a time within its half day, and never of one to come.
        var taken = await desk.AddAsync([.. marks.Where(m => seats.ContainsKey(m.Seat) && m.Kind is nameof(SignKind.Arrive) or nameof(SignKind.Leave)).Select(m => new AttendanceSign(halfDay, seats[m.Seat], Enum.Parse<SignKind>(m.Kind!), SignMethod.OfflineRoll,
            Min(Max(m.At.ToUniversalTime(), opens), Min(closes, now)), actor.Me, now, batchId: command.BatchId))], ct);

        db.Add(new OfflineRoll(command.BatchId, halfDay, sha, marks.Count, taken, actor.Me, now));
        audit.Note(nameof(Seminar), seminar.Id, $"{halfDay.Date:yyyy-MM-dd} {halfDay.Half}: +{taken}");
        return new OfflineRollAnswer(null, marks.Count, taken, false);
    }

    private OfflineRollAnswer Refuse(Seminar seminar) => new(desk.Refuse(seminar.Id, SignMethod.OfflineRoll, SignRefusal.BadSignature).Refusal, 0, 0, false);

    private bool Holds(ReceiveOfflineRoll command, SeminarHalfDay halfDay)
    {
        Span<byte> given = stackalloc byte[64];
        return command.Body.Length <= OfflineRolls.MostCharacters && command.Signature.Length <= 88 && Convert.TryFromBase64String(command.Signature, given, out var length) && length == 32
            && CryptographicOperations.FixedTimeEquals(given[..32], HMACSHA256.HashData(OfflineRolls.KeyOf(desk.Key, halfDay.Id, actor.Me), OfflineRolls.Message(command.BatchId, halfDay.Id, command.Body)));
    }

    private static List<Mark>? Read(string body)
    {
        try
        {
            // Whoever holds the key of a half day can sign anything, a list of nothing too.
            return JsonSerializer.Deserialize<List<Mark>>(body, Json) is { } marks && !marks.Contains(null!) ? marks : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static DateTimeOffset Max(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
