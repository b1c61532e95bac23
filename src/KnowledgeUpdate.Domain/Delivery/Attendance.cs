using System.Globalization;
using System.Security.Cryptography;
using KnowledgeUpdate.Domain.Attending;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Seminars;

namespace KnowledgeUpdate.Domain.Delivery;

/// <summary>A half day that attendance is taken for: two signs, arrival and leaving.</summary>
public sealed class SeminarHalfDay : Entity, IUntracked, IGathering
{
    private SeminarHalfDay() { }

    /// <summary>Sets a half day up from the course table.</summary>
    public SeminarHalfDay(Guid seminarId, PlannedHalfDay planned)
    {
        SeminarId = seminarId;
        Take(planned);
    }

    /// <summary>The seminar.</summary>
    public Guid SeminarId { get; private set; }

    /// <summary>Beijing date.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>Which half.</summary>
    public HalfDay Half { get; private set; }

    /// <summary>First lesson begins.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Last lesson ends.</summary>
    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>Hours 学时 taught in it.</summary>
    public decimal Hours { get; private set; }

    /// <summary>When it fell away, since the seminar was broken off; it is left out everywhere.</summary>
    public DateTimeOffset? FellAwayAt { get; private set; }

    /// <summary>The seminar is broken off: a half day that has not begun falls away, one that is under way ends with the hours 学时 of the time held.</summary>
    public void BreakOff(DateTimeOffset now)
    {
        if (now <= StartsAt)
            FellAwayAt = now;
        else if (now < EndsAt)
            (Hours, EndsAt) = (decimal.Round(Hours * (decimal)((now - StartsAt) / (EndsAt - StartsAt)), 1, MidpointRounding.ToZero), now);
    }

    /// <summary>Whether a course table has it at the same time with the same hours.</summary>
    public bool IsAs(PlannedHalfDay planned) => (StartsAt, EndsAt, Hours) == (BeijingTime.At(planned.Date.ToDateTime(planned.From)), BeijingTime.At(planned.Date.ToDateTime(planned.To)), planned.Hours);

    /// <summary>Takes over a changed course table.</summary>
    public void Take(PlannedHalfDay planned) => (Date, Half, StartsAt, EndsAt, Hours) =
        (planned.Date, planned.Half, BeijingTime.At(planned.Date.ToDateTime(planned.From)), BeijingTime.At(planned.Date.ToDateTime(planned.To)), planned.Hours);
}

/// <summary>How a sign was given.</summary>
public enum SignMethod
{
    /// <summary>个人动态码</summary>
    [Term("Personal code scanned by staff")] PersonalCode,

    /// <summary>教室动态码</summary>
    [Term("Room code scanned by the trainee")] RoomCode,

    /// <summary>纸质签到表录入</summary>
    [Term("Paper roll entered by staff")] PaperRoll,

    /// <summary>离线签到批次</summary>
    [Term("Roll taken without a network")] OfflineRoll,

    /// <summary>异议更正</summary>
    [Term("Correction after a dispute")] Dispute,

    /// <summary>工程办公室更正</summary>
    [Term("Correction by the programme office")] OfficeCorrection,
}

/// <summary>A sign of attendance. Never deleted: a wrong one is voided with a reason and stays.</summary>
public sealed class AttendanceSign : Entity, IUntracked
{
    private AttendanceSign() { }

    /// <summary>Records a sign.</summary>
    /// <param name="step">Step of the code that was used; null where none was.</param>
    public AttendanceSign(SeminarHalfDay halfDay, Guid enrolmentId, SignKind kind, SignMethod method, DateTimeOffset at, Guid recordedById, DateTimeOffset now, long? step = null, string? note = null, Guid? batchId = null)
    {
        (SeminarId, HalfDayId, EnrolmentId, Kind, Method, At) = (halfDay.SeminarId, halfDay.Id, enrolmentId, kind, method, at);
        (RecordedById, RecordedAt, Step, Note, BatchId) = (recordedById, now, step, Characters.TrimToNull(note), batchId);
    }

    /// <summary>The seminar.</summary>
    public Guid SeminarId { get; private set; }

    /// <summary>The half day.</summary>
    public Guid HalfDayId { get; private set; }

    /// <summary>The trainee's enrolment.</summary>
    public Guid EnrolmentId { get; private set; }

    /// <summary>Arrival or leaving.</summary>
    public SignKind Kind { get; private set; }

    /// <summary>How.</summary>
    public SignMethod Method { get; private set; }

    /// <summary>The instant it tells of.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Who recorded it.</summary>
    public Guid RecordedById { get; private set; }

    /// <summary>Step of the code that was used: a code serves once.</summary>
    public long? Step { get; private set; }

    /// <summary>Remark of who entered it.</summary>
    public string? Note { get; private set; }

    /// <summary>The batch of an offline roll.</summary>
    public Guid? BatchId { get; private set; }

    /// <summary>When it was voided.</summary>
    public DateTimeOffset? VoidedAt { get; private set; }

    /// <summary>Why.</summary>
    public string? VoidReason { get; private set; }

    /// <summary>Voids it.</summary>
    public void Void(string reason, DateTimeOffset now) => (VoidedAt, VoidReason) = (VoidedAt ?? now, VoidReason ?? reason.Trim());
}

/// <summary>Why a sign was refused.</summary>
public enum SignRefusal
{
    /// <summary>动态码无法识别</summary>
    [Term("The code is not one of this seminar")] Unknown,

    /// <summary>动态码已失效</summary>
    [Term("The code is out of date: it changes every 20 seconds")] Expired,

    /// <summary>动态码已使用</summary>
    [Term("The code was used already")] Replayed,

    /// <summary>他人账号使用</summary>
    [Term("A personal code is scanned by the staff, not by another account")] OtherAccount,

    /// <summary>未录取</summary>
    [Term("The person holds no seat in this seminar")] NoSeat,

    /// <summary>不在签到时间</summary>
    [Term("No half day takes signs at this time")] OutsideTime,

    /// <summary>签到已截止，签退未开始</summary>
    [Term("Arrival is closed and leaving is not open yet")] BetweenTimes,

    /// <summary>离线批次签名不符</summary>
    [Term("The signature of the roll does not hold")] BadSignature,
}

/// <summary>A refused sign, kept: who, with what, when, why.</summary>
public sealed class RefusedSign : Entity, IUntracked
{
    private RefusedSign() { }

    /// <summary>Records a refusal.</summary>
    public RefusedSign(Guid seminarId, Guid? enrolmentId, Guid byUserId, SignMethod method, SignRefusal refusal, DateTimeOffset now) =>
        (SeminarId, EnrolmentId, ByUserId, Method, Refusal, At) = (seminarId, enrolmentId, byUserId, method, refusal, now);

    /// <summary>The seminar.</summary>
    public Guid SeminarId { get; private set; }

    /// <summary>Whose code it was, where it is known.</summary>
    public Guid? EnrolmentId { get; private set; }

    /// <summary>The account that sent it.</summary>
    public Guid ByUserId { get; private set; }

    /// <summary>How it was tried.</summary>
    public SignMethod Method { get; private set; }

    /// <summary>Why it was refused.</summary>
    public SignRefusal Refusal { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}

/// <summary>An offline roll that arrived: the same batch again has no second effect.</summary>
public sealed class OfflineRoll : Entity, IUntracked
{
    private OfflineRoll() { }

    /// <summary>Records an arrival.</summary>
    /// <param name="id">Id that the device gave it.</param>
    /// <param name="sha256">Of its content: the same id with other content is refused.</param>
    public OfflineRoll(Guid id, SeminarHalfDay halfDay, string sha256, int marks, int taken, Guid byId, DateTimeOffset now)
    {
        Id = id;
        (SeminarId, HalfDayId, Sha256, Marks, Taken, SentById, ReceivedAt) = (halfDay.SeminarId, halfDay.Id, sha256, marks, taken, byId, now);
    }

    /// <summary>The seminar.</summary>
    public Guid SeminarId { get; private set; }

    /// <summary>The half day.</summary>
    public Guid HalfDayId { get; private set; }

    /// <summary>SHA-256 of its content.</summary>
    public string Sha256 { get; private set; } = "";

    /// <summary>Signs in it.</summary>
    public int Marks { get; private set; }

    /// <summary>Of them new.</summary>
    public int Taken { get; private set; }

    /// <summary>Who sent it.</summary>
    public Guid SentById { get; private set; }

    /// <summary>When it arrived first.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }
}

/// <summary>Codes that change every 20 seconds: eight digits that only the portal can make.</summary>
public static class RotatingCode
{
    /// <summary>Seconds that a code is shown.</summary>
    public const int Seconds = 20;

    /// <summary>Steps before and after the present one that are taken: clocks of two nodes may differ by 30 seconds.</summary>
    public const int Tolerance = 2;

    private const int Digits = 100_000_000;

    /// <summary>The step of an instant.</summary>
    public static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    /// <summary>The instant from which a step's code is refused.</summary>
    public static DateTimeOffset EndOf(long step) => DateTimeOffset.FromUnixTimeSeconds((step + Tolerance + 1) * Seconds);

    /// <summary>The code of a subject for a half day and step.</summary>
    /// <param name="key">Secret of the portal.</param>
    /// <param name="subject">The enrolment of a personal code; the half day itself for the room's.</param>
    public static string Of(byte[] key, Guid halfDay, Guid subject, long step)
    {
        Span<byte> message = stackalloc byte[40];
        halfDay.TryWriteBytes(message);
        subject.TryWriteBytes(message[16..]);
        BitConverter.TryWriteBytes(message[32..], step);
        var number = BitConverter.ToUInt64(HMACSHA256.HashData(key, message)) % Digits;
        return number.ToString("00000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The step for which a code is right, at an instant; null: out of date or never right.</summary>
    public static long? Find(byte[] key, Guid halfDay, Guid subject, string code, DateTimeOffset now)
    {
        var present = StepOf(now);
        for (var step = present - Tolerance; step <= present + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Of(key, halfDay, subject, step)), System.Text.Encoding.ASCII.GetBytes(code)))
                return step;
        return null;
    }

    /// <summary>Whether a code that is out of date was right within the last hour: it was forwarded or kept.</summary>
    public static bool WasRight(byte[] key, Guid halfDay, Guid subject, string code, DateTimeOffset now)
    {
        var present = StepOf(now);
        for (var step = present - 3600 / Seconds; step < present - Tolerance; step++)
            if (Of(key, halfDay, subject, step) == code)
                return true;
        return false;
    }

    /// <summary>A personal code as it is shown: seat and digits.</summary>
    public static string Personal(int seat, string code) => $"{seat}-{code}";

    /// <summary>Reads a personal code, also from the address that its picture carries.</summary>
    public static (int Seat, string Code)? ReadPersonal(string? typed)
    {
        var text = Last(typed);
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && int.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var seat) && IsCode(text[(dash + 1)..]) ? (seat, text[(dash + 1)..]) : null;
    }

    /// <summary>Reads a room code, also from the address that its picture carries.</summary>
    public static string? ReadRoom(string? typed) => Last(typed) is var text && IsCode(text) ? text : null;

    private static bool IsCode(string text) => text.Length == 8 && text.All(char.IsAsciiDigit);

    private static string Last(string? typed)
    {
        var text = Characters.Narrow(typed);
        return text[(text.LastIndexOfAny(['=', '/']) + 1)..];
    }
}
