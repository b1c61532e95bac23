using Npgsql;

namespace KnowledgeUpdate.Testing;

/// <summary>Makes many rows of one, as fast as the database can: for lists that are long.</summary>
public static class Copies
{
    /// <summary>An id that differs from copy to copy; <c>i</c> is the copy's number, from 1.</summary>
    public const string NewId = "md5(random()::text || i)::uuid";

    /// <summary>Copies the rows of a table that fit, each so many times.</summary>
    /// <param name="admin">Connection string of the administrator, whom no policy binds.</param>
    /// <param name="which">Condition on the rows <c>p</c>.</param>
    /// <param name="changes">What differs, as pairs of a column's name and an SQL value in which <c>i</c> counts the copies: <c>'id',
    /// md5(…)::uuid</c>.</param>
    /// <returns>Rows written.</returns>
    public static async Task<int> AddAsync(string admin, string table, string which, int times, string changes)
    {
        await using var connection = new NpgsqlConnection(admin);
        await connection.OpenAsync();
        await using var columns = new NpgsqlCommand(
            "SELECT array_agg(quote_ident(column_name::text)) FROM information_schema.columns WHERE table_schema = 'public' AND "
                + "table_name = $1 AND is_generated = 'NEVER'",
            connection
        )
        {
            Parameters = { new NpgsqlParameter { Value = table } },
        };
        var names = (string[])(await columns.ExecuteScalarAsync())!;
        await using var insert = new NpgsqlCommand(
            $"""
            INSERT INTO {table} ({string.Join(", ", names)})
            SELECT {string.Join(", ", names.Select(n => $"r.{n}"))}
            FROM {table} p CROSS JOIN generate_series(1, {times}) i CROSS JOIN LATERAL jsonb_populate_record(p,
                jsonb_build_object({changes})) r
            WHERE {which}
            """,
            connection
        )
        {
            CommandTimeout = 600,
        };
        return await insert.ExecuteNonQueryAsync();
    }
}
