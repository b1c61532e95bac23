using Npgsql;

namespace KnowledgeUpdate.Testing;

/// <summary>
/// Connection strings of a test's database: the tables' owner, the web's role, the administrator who passes every policy.
/// </summary>
public sealed record TestDatabase(string Owner, string Web, string Admin)
{
    /// <summary>Runs SQL as one of the three roles and returns the first value.</summary>
    public static async Task<object?> SqlAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
