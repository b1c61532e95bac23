using System.Globalization;
using System.Security.Cryptography;

namespace KnowledgeUpdate.Domain.Attendance;

/// <summary>Codes that change every 20 seconds: eight digits that only the portal can generate.</summary>
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
            if (
                CryptographicOperations.FixedTimeEquals(
                    System.Text.Encoding.ASCII.GetBytes(Of(key, halfDay, subject, step)),
                    System.Text.Encoding.ASCII.GetBytes(code)
                )
            )
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
        return
            dash > 0
            && int.TryParse(text[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var seat)
            && IsCode(text[(dash + 1)..])
            ? (seat, text[(dash + 1)..])
            : null;
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
