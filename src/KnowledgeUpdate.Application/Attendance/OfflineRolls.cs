using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Application.Attendance;

/// <summary>Keys and form of offline rolls.</summary>
internal static class OfflineRolls
{
    /// <summary>Longest body, characters: 2,000 people with two signs each.</summary>
    public const int MostCharacters = 400_000;

    /// <summary>The key of a person's device for a half day.</summary>
    public static byte[] KeyOf(byte[] key, Guid halfDay, Guid user) =>
        HMACSHA256.HashData(key, (byte[])[.. "offline roll"u8, .. halfDay.ToByteArray(), .. user.ToByteArray()]);

    /// <summary>What the device signs.</summary>
    public static byte[] Message(Guid batch, Guid halfDay, string body) => Encoding.UTF8.GetBytes($"{batch:D}\n{halfDay:D}\n{body}");
}
