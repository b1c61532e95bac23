using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FluentValidation;
using KnowledgeUpdate.Application.Enrolments;
using KnowledgeUpdate.Application.Gatherings;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Gatherings;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>
/// Takes a roll that was kept without a network. The same batch again changes nothing; one that was altered is refused and recorded.
/// </summary>
/// <param name="BatchId">Id that the device gave it.</param>
/// <param name="Body">The signs, JSON as the device signed it: [{"seat":1,"kind":"Arrive","at":"2027-03-08T00:21:05Z"}].</param>
/// <param name="Signature">HMAC-SHA-256 of batch id, half day and body by the device's key, Base64.</param>
[Requires(Permission.TakeAttendance)]
public sealed record ReceiveOfflineRoll(Guid GatheringId, Guid HalfDayId, Guid BatchId, string Body, string Signature)
    : ICommand<OfflineRollAnswer>;

/// <summary>What came of it.</summary>
/// <param name="IsRepeated">It had arrived before.</param>
public sealed record OfflineRollAnswer(SignRefusal? Refusal, int Marks, int Taken, bool IsRepeated);

internal sealed class ReceiveOfflineRollHandler(
    PortalDbContext db,
    Actor actor,
    GatheringAccess access,
    EnrolmentAccess mine,
    AttendanceBook book,
    AuditWriter audit,
    TimeProvider clock
) : IRequestHandler<ReceiveOfflineRoll, OfflineRollAnswer>
{
    private sealed record Mark(int Seat, string? Kind, DateTimeOffset At);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<OfflineRollAnswer> Handle(ReceiveOfflineRoll command, CancellationToken cancellationToken)
    {
        var (ct, now) = (cancellationToken, clock.GetUtcNow());
        var gathering = await access.FindOwnAsync(command.GatheringId, ct);
        var halfDay = await db.GatheringHalfDays.SingleOrNotFoundAsync(h => h.Id == command.HalfDayId && h.GatheringId == gathering.Id, ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({command.BatchId.ToString()}, 0))", ct);
        var sha = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(command.Body)));
        if (await db.OfflineRolls.AsNoTracking().SingleOrDefaultAsync(r => r.Id == command.BatchId, ct) is { } earlier)
            return earlier.Sha256 == sha && earlier.HalfDayId == halfDay.Id
                ? new OfflineRollAnswer(null, earlier.Marks, earlier.Taken, true)
                : Refuse(gathering);
        if (!Holds(command, halfDay) || Read(command.Body) is not { } marks)
            return Refuse(gathering);
        if (!gathering.IsRunning)
            throw new RuleException("It is “{0}”: its attendance can no longer be changed.", gathering.Standing);
        var seats = await db
            .Enrolments.Where(e => e.GatheringId == gathering.Id && e.State == EnrolmentState.Confirmed)
            .ToDictionaryAsync(e => e.Seat!.Value, e => e.Id, ct);
        if (await mine.OwnEnrolmentAsync(gathering.Id, ct) is { } own && seats.FirstOrDefault(s => s.Value == own) is { Key: > 0 } seat)
            seats.Remove(seat.Key);
        var (opens, closes) = (
            halfDay.StartsAt.AddMinutes(-(await book.RuleAsync(halfDay, ct)).OpensBefore),
            halfDay.EndsAt.AddMinutes(AttendanceRule.LeavingOpen)
        );
        // A device's clock may be wrong: a sign must be within its half day and never in the future.
        var taken = await book.AddAsync(
            [
                .. marks
                    .Where(m => seats.ContainsKey(m.Seat) && m.Kind is nameof(SignKind.Arrive) or nameof(SignKind.Leave))
                    .Select(m => new AttendanceSign(
                        halfDay,
                        seats[m.Seat],
                        Enum.Parse<SignKind>(m.Kind!),
                        SignMethod.OfflineRoll,
                        Min(Max(m.At.ToUniversalTime(), opens), Min(closes, now)),
                        actor.Me,
                        now,
                        batchId: command.BatchId
                    )),
            ],
            ct
        );

        db.Add(new OfflineRoll(command.BatchId, halfDay, sha, marks.Count, taken, actor.Me, now));
        audit.NoteFigures(access.Of(gathering).SubjectKind, gathering.Id, $"{halfDay.Date:yyyy-MM-dd} {halfDay.Half}: +{taken}");
        return new OfflineRollAnswer(null, marks.Count, taken, false);
    }

    private OfflineRollAnswer Refuse(Gathering gathering) =>
        new(book.Refuse(gathering.Id, SignMethod.OfflineRoll, SignRefusal.BadSignature).Refusal, 0, 0, false);

    private bool Holds(ReceiveOfflineRoll command, GatheringHalfDay halfDay)
    {
        Span<byte> given = stackalloc byte[64];
        return command.Body.Length <= OfflineRolls.MostCharacters
            && command.Signature.Length <= 88
            && Convert.TryFromBase64String(command.Signature, given, out var length)
            && length == 32
            && CryptographicOperations.FixedTimeEquals(
                given[..32],
                HMACSHA256.HashData(
                    OfflineRolls.KeyOf(book.Key, halfDay.Id, actor.Me),
                    OfflineRolls.Message(command.BatchId, halfDay.Id, command.Body)
                )
            );
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
