using System.Security.Cryptography;
using System.Text;

namespace KnowledgeUpdate.Application.Accounts;

/// <summary>The secret of an invitation's link: 128 random bits; the database knows only its hash.</summary>
internal static class InvitationSecret
{
    /// <summary>Days for which the link works.</summary>
    public const int Days = 7;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
