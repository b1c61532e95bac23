using System.Security.Cryptography;
using Npgsql;

namespace KnowledgeUpdate.Application.Pipeline;

/// <summary>
/// Stores in the database which secret its data were made with, without revealing the secret. A node with another secret would not
/// recognise known people and would call valid signatures broken.
/// </summary>
public static class SecretCheck
{
    /// <summary>The message for a database whose data were made with another secret.</summary>
    public const string OtherSecret =
        "Keys__Secret is not the secret that this database was begun with. Identity numbers would not be found and signatures "
        + "would not hold. Set the secret of the other nodes, or that of the backup.";

    private const string Write = "INSERT INTO secret_checks (id, value) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
    private const string Read = "SELECT value FROM secret_checks WHERE id = 1";

    /// <summary>What is wrong with the secret; null if it is the database's. A database without one adopts it.</summary>
    public static async Task<string?> FaultAsync(NpgsqlDataSource source, PortalKeys keys, CancellationToken ct = default)
    {
        var own = HMACSHA256.HashData(keys.Symmetric("secret check 1"), "KnowledgeUpdate"u8);
        await using var read = source.CreateCommand(Read);
        if (await read.ExecuteScalarAsync(ct) is not byte[] kept)
        {
            await using var write = source.CreateCommand(Write);
            write.Parameters.Add(new NpgsqlParameter { Value = own });
            await write.ExecuteNonQueryAsync(ct);
            // If two nodes start at once with different secrets, the first one wins.
            kept = (byte[])(await read.ExecuteScalarAsync(ct))!;
        }

        return CryptographicOperations.FixedTimeEquals(kept, own) ? null : OtherSecret;
    }
}
