using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// Stages the good rows of an import, so that writing it need not read and judge the file again; and finds those that something has
/// happened to since.
/// </summary>
/// <remarks>
/// PostgreSQL refuses COPY into a table with row-level security; inserting arrays in chunks is nearly as fast and respects the tenant's
/// policy.
/// </remarks>
internal sealed class StagedRows(
    PortalDbContext db,
    IdentityVault vault,
    Guid import,
    Func<CancellationToken, Task<IReadOnlyCollection<Guid>>> mine
)
{
    /// <summary>Opens the lists of an import's chunks, for the statements that enter them.</summary>
    internal const string Unnest = """
        import_chunks c CROSS JOIN LATERAL unnest(c.entry_ids, c.source_ids, c.learner_ids, c.seen, c.names, c.identity_hashes,
            c.identity_ciphers, c.identity_masks, c.identity_kinds, c.learning_years, c.categories, c.hours, c.titles, c.providers,
            c.studied_from, c.studied_to, c.certificates, c.rows)
            AS r (entry_id, source_id, learner_id, seen, name, identity_hash, identity_cipher, identity_mask, identity_kind, learning_year,
                category, hours, title, provider, studied_from, studied_to, certificate, "row")
        """;

    private const string InsertSql = """
        INSERT INTO import_chunks (tenant_id, import_id, chunk, rows, entry_ids, source_ids, learner_ids, seen, names, identity_hashes,
            identity_ciphers, identity_masks, identity_kinds, learning_years, categories, hours, titles, providers, studied_from,
            studied_to, certificates)
        VALUES (@tenant, @import, @chunk, @rows, @entries, @sources, @learners, @seen, @names, @hashes, @ciphers, @masks, @kinds, @years,
            @categories, @hours, @titles, @providers, @froms, @tos, @certificates)
        """;

    // A year with as many entries as the check saw has the same entries, since none is ever taken away. A record that somebody else made
    // for a new person,
    // a name that was corrected, an employment that has ended are judged anew too.
    private const string DoubtfulSql = $"""
        WITH people AS (SELECT DISTINCT r.learner_id, r.learning_year, r.seen, r.name, r.identity_hash FROM {Unnest} WHERE c.tenant_id =
            @tenant AND c.import_id = @import)
        SELECT DISTINCT p.learner_id FROM people p
        LEFT JOIN LATERAL (SELECT o.id, o.name, o.merged_into_id, coalesce(o.merged_into_id, o.id) AS account FROM learners o WHERE
            o.tenant_id = @tenant AND o.id = p.learner_id OFFSET 0) l ON true
        LEFT JOIN LATERAL (SELECT o.name FROM learners o WHERE o.tenant_id = @tenant AND o.id = l.merged_into_id OFFSET 0) m ON true
        WHERE CASE WHEN p.identity_hash IS NOT NULL THEN p.learner_id <> coalesce((SELECT k.id FROM learners k WHERE k.tenant_id = @tenant
            AND k.identity_hash = p.identity_hash), p.learner_id)
            ELSE l.id IS NULL OR (l.name <> p.name AND m.name IS DISTINCT FROM p.name)
                OR coalesce((SELECT y.entries FROM learner_years y WHERE y.tenant_id = @tenant AND y.learner_id = l.account AND
                    y.learning_year = p.learning_year), 0) <> p.seen
                OR (@unit IS NOT NULL AND @unit IS DISTINCT FROM (SELECT e.organisation_id FROM employments e WHERE e.tenant_id = @tenant
                    AND e.learner_id = l.account AND e.state = 'Confirmed')) END
        """;

    private readonly Dictionary<Guid, byte[]> ciphers = [];
    private int chunks;

    /// <summary>Forgets what was staged.</summary>
    public Task ClearAsync(CancellationToken ct)
    {
        chunks = 0;
        return db.ImportChunks.Where(c => c.ImportId == import).ExecuteDeleteAsync(ct);
    }

    /// <summary>The learning years of what is staged.</summary>
    public Task<List<short>> YearsAsync(CancellationToken ct) =>
        db
            .Database.SqlQuery<short>(
                $"""
                SELECT DISTINCT unnest(learning_years) AS "Value" FROM import_chunks WHERE tenant_id = {db.Scope.Required} AND import_id =
                    {import} ORDER BY 1
                """
            )
            .ToListAsync(ct);

    /// <summary>Stages the good ones among judged rows.</summary>
    public Task AddAsync(List<HourRow> judged, CancellationToken ct)
    {
        List<HourRow> rows = [.. judged.Where(r => r.IsGood)];
        ciphers.Clear();
        return rows.Count == 0
            ? Task.CompletedTask
            : InsertAsync(
                new ImportChunk
                {
                    Chunk = chunks++,
                    Rows = [.. rows.Select(r => r.Number)],
                    EntryIds = ManyIds.Create(rows.Count),
                    SourceIds = [.. rows.Select(r => r.SourceId)],
                    LearnerIds = [.. rows.Select(r => r.LearnerId)],
                    Seen = [.. rows.Select(r => r.Seen)],
                    Names = [.. rows.Select(r => r.Name)],
                    IdentityHashes = [.. rows.Select(r => r.IsNewLearner ? r.Hash : null)],
                    IdentityCiphers = [.. rows.Select(r => r.IsNewLearner ? Cipher(r) : null)],
                    IdentityMasks = [.. rows.Select(r => r.IsNewLearner ? IdentityNumber.Mask(r.Identity) : null)],
                    IdentityKinds = [.. rows.Select(r => r.IsNewLearner ? r.Kind.ToString() : null)],
                    LearningYears = [.. rows.Select(r => r.Year)],
                    Categories = [.. rows.Select(r => r.Category.Name())],
                    Hours = [.. rows.Select(r => r.Hours)],
                    Titles = [.. rows.Select(r => r.Title)],
                    Providers = [.. rows.Select(r => r.Provider)],
                    StudiedFrom = [.. rows.Select(r => r.From)],
                    StudiedTo = [.. rows.Select(r => r.To)],
                    Certificates = [.. rows.Select(r => r.Certificate)],
                },
                ct
            );
    }

    /// <summary>
    /// Judges those rows anew whose learner or whose learner's year is no longer as the check saw it; what cannot be entered any more goes.
    /// </summary>
    public async Task JudgeChangedAsync(HourFile file, Guid? unit, CancellationToken ct)
    {
        var changed = new HashSet<Guid>();
        await using (var command = Command(DoubtfulSql))
        {
            command.Parameters.Add(new NpgsqlParameter("unit", NpgsqlDbType.Uuid) { Value = (object?)unit ?? DBNull.Value });
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
                changed.Add(reader.GetGuid(0));
        }

        if (changed.Count == 0)
            return;
        var check = new HourCheck(db, await mine(ct));
        foreach (
            var number in await db
                .ImportChunks.Where(c => c.ImportId == import && c.LearnerIds.Any(l => changed.Contains(l)))
                .OrderBy(c => c.Chunk)
                .Select(c => c.Chunk)
                .ToListAsync(ct)
        )
        {
            var chunk = await db.ImportChunks.AsNoTracking().SingleAsync(c => c.ImportId == import && c.Chunk == number, ct);
            var learners = chunk.LearnerIds.Where(changed.Contains).Distinct().ToArray();
            var hashes = await db
                .Learners.AsNoTracking()
                .Where(l => learners.Contains(l.Id))
                .ToDictionaryAsync(l => l.Id, l => l.IdentityHash, ct);
            var again = new Dictionary<int, HourRow>();
            for (var i = 0; i < chunk.Rows.Length; i++)
                if (changed.Contains(chunk.LearnerIds[i]))
                    again[i] = HourFile.Again(chunk, i, chunk.IdentityHashes[i] ?? hashes[chunk.LearnerIds[i]]);
            await check.JudgeAsync([.. again.Values], file, unit, ct);
            await db.ImportChunks.Where(c => c.ImportId == import && c.Chunk == number).ExecuteDeleteAsync(ct);
            await InsertAsync(Rewrite(chunk, again), ct);
        }
    }

    private static ImportChunk Rewrite(ImportChunk chunk, Dictionary<int, HourRow> again)
    {
        int[] left = [.. Enumerable.Range(0, chunk.Rows.Length).Where(i => !again.TryGetValue(i, out var row) || row.IsGood)];
        bool IsKnown(int i) => again.TryGetValue(i, out var row) && !row.IsNewLearner;
        return new ImportChunk
        {
            Chunk = chunk.Chunk,
            Rows = Left(chunk.Rows),
            EntryIds = Left(chunk.EntryIds),
            SourceIds = [.. left.Select(i => again.TryGetValue(i, out var row) ? row.SourceId : chunk.SourceIds[i])],
            LearnerIds = [.. left.Select(i => again.TryGetValue(i, out var row) ? row.LearnerId : chunk.LearnerIds[i])],
            Seen = [.. left.Select(i => again.TryGetValue(i, out var row) ? row.Seen : chunk.Seen[i])],
            Names = Left(chunk.Names),
            IdentityHashes = [.. left.Select(i => IsKnown(i) ? null : chunk.IdentityHashes[i])],
            IdentityCiphers = [.. left.Select(i => IsKnown(i) ? null : chunk.IdentityCiphers[i])],
            IdentityMasks = [.. left.Select(i => IsKnown(i) ? null : chunk.IdentityMasks[i])],
            IdentityKinds = [.. left.Select(i => IsKnown(i) ? null : chunk.IdentityKinds[i])],
            LearningYears = Left(chunk.LearningYears),
            Categories = Left(chunk.Categories),
            Hours = Left(chunk.Hours),
            Titles = Left(chunk.Titles),
            Providers = Left(chunk.Providers),
            StudiedFrom = Left(chunk.StudiedFrom),
            StudiedTo = Left(chunk.StudiedTo),
            Certificates = Left(chunk.Certificates),
        };

        T[] Left<T>(T[] all) => [.. left.Select(i => all[i])];
    }

    private async Task InsertAsync(ImportChunk chunk, CancellationToken ct)
    {
        await using var command = Command(InsertSql);
        command.Parameters.AddWithValue("chunk", chunk.Chunk);
        Add("rows", chunk.Rows, NpgsqlDbType.Integer);
        Add("entries", chunk.EntryIds, NpgsqlDbType.Uuid);
        Add("sources", chunk.SourceIds, NpgsqlDbType.Uuid);
        Add("learners", chunk.LearnerIds, NpgsqlDbType.Uuid);
        Add("seen", chunk.Seen, NpgsqlDbType.Integer);
        Add("names", chunk.Names, NpgsqlDbType.Text);
        Add("hashes", chunk.IdentityHashes, NpgsqlDbType.Bytea);
        Add("ciphers", chunk.IdentityCiphers, NpgsqlDbType.Bytea);
        Add("masks", chunk.IdentityMasks, NpgsqlDbType.Text);
        Add("kinds", chunk.IdentityKinds, NpgsqlDbType.Text);
        Add("years", chunk.LearningYears, NpgsqlDbType.Smallint);
        Add("categories", chunk.Categories, NpgsqlDbType.Text);
        Add("hours", chunk.Hours, NpgsqlDbType.Numeric);
        Add("titles", chunk.Titles, NpgsqlDbType.Text);
        Add("providers", chunk.Providers, NpgsqlDbType.Text);
        Add("froms", chunk.StudiedFrom, NpgsqlDbType.Date);
        Add("tos", chunk.StudiedTo, NpgsqlDbType.Date);
        Add("certificates", chunk.Certificates, NpgsqlDbType.Text);
        await command.ExecuteNonQueryAsync(ct);

        void Add<T>(string name, T[] values, NpgsqlDbType type) =>
            command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Array | type) { Value = values });
    }

    /// <summary>The encrypted number; of a person who stands in the chunk before, the same.</summary>
    private byte[] Cipher(HourRow row) =>
        ciphers.TryGetValue(row.LearnerId, out var known) ? known : ciphers[row.LearnerId] = vault.Encrypt(row.Identity);

    private NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(
            sql,
            (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction()
        )
        {
            CommandTimeout = 600,
        };
        command.Parameters.AddWithValue("tenant", db.Scope.Required);
        command.Parameters.AddWithValue("import", import);
        return command;
    }
}
