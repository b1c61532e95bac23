using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>Judges rows against each other, without the database: the same person, the same activity, once. It remembers what went before, in the file's order.</summary>
internal sealed class HourFile(HourRowReader reader, IdentityVault vault, Guid import, Guid unit)
{
    /// <summary>Bytes that the longest row comes to.</summary>
    private const int MostContent = 2048;

    // Of what went before only digests are kept, some bytes a row. Two different ones of 800,000 rows fall together in one file of fifty million.
    private readonly DigestMap activities = new(), people = new();

    // Most files name a person in many rows: the hashes of the last numbers are kept, each in the place that its number falls on.
    private (IdentityKind Kind, string Number, byte[] Hash)[]? hashes;

    // What a digest is made of. One thread reads rows, another makes the digests.
    private readonly byte[] content = new byte[MostContent + 32];
    private readonly ulong seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    /// <summary>Reads a row and compares it with those before.</summary>
    public HourRow Read(TableRow cells)
    {
        var row = reader.Read(cells);
        if (row.Faults is not null)
            return row;
        row.Hash = HashOf(row.Kind, row.Identity);
        var (person, called) = (BinaryPrimitives.ReadUInt64LittleEndian(row.Hash), (uint)Mix(seed, row.Name));
        row.IsFirstOfPerson = people.TryAdd(person, called, out var name);
        if (name != called)
            row.Refuse(ImportColumn.Name, "The file has this identity number with another name further up. Compare with the card", PersonName.Mask(row.Name));
        else if (!activities.TryAdd(Activity(person, row), Rest(row), out var rest))
        {
            if (rest == Rest(row))
                (row.Result, row.Note) = (ImportResult.Unchanged, "The same row stands further up in the file");
            else
                row.Refuse(ImportColumn.Title, "The file has this activity of the person further up with other hours, dates or certificate. Leave one of the two", HourRowReader.Short(row.Title));
        }

        return row;
    }

    /// <summary>A staged row, to be judged once more.</summary>
    public HourRow Again(ImportChunk chunk, int at, byte[] hash)
    {
        var row = new HourRow
        {
            Number = chunk.Rows[at], Name = chunk.Names[at], Title = chunk.Titles[at], Provider = chunk.Providers[at], From = chunk.StudiedFrom[at], To = chunk.StudiedTo[at],
            Category = Enum.Parse<HourCategory>(chunk.Categories[at]), Hours = chunk.Hours[at], Year = chunk.LearningYears[at], Certificate = chunk.Certificates[at], Hash = hash,
        };
        return row;
    }

    /// <summary>Id of a learner whom this import enters.</summary>
    public Guid NewLearner(HourRow row)
    {
        Utf8.TryWrite(content, CultureInfo.InvariantCulture, $"learner\n{import}", out var length);
        return Digest(length, row.Hash);
    }

    /// <summary>Where an entry comes from: the unit and all that the row says, but for the name. After a reversal the same content has another source.</summary>
    /// <param name="generation">Number of entries of this content that were reversed.</param>
    public Guid Source(HourRow row, int generation)
    {
        Utf8.TryWrite(content, CultureInfo.InvariantCulture,
            $"hours\n{unit}\n{row.Title}\n{row.Provider}\n{row.From:yyyy-MM-dd}\n{row.To:yyyy-MM-dd}\n{row.Category.Name()}\n{row.Hours:0.0}\n{row.Year}\n{row.Certificate}\n{generation}", out var length);
        return Digest(length, row.Hash);
    }

    /// <summary>The same activity: the person, what was studied, from when, in which category and year.</summary>
    private ulong Activity(ulong person, HourRow row) => Mix(Mix(person ^ seed, row.Title), (ulong)row.From.DayNumber << 32 | (uint)row.Category << 16 | (ushort)row.Year);

    /// <summary>All else that a row says.</summary>
    private uint Rest(HourRow row) => (uint)Mix(Mix(Mix(Mix(seed, row.Provider), row.Certificate), (ulong)row.To.DayNumber), (ulong)(row.Hours * 10));

    // Seeded, so that nobody can write a file whose rows fall together.
    private static ulong Mix(ulong digest, ReadOnlySpan<char> text)
    {
        digest = Mix(digest, (ulong)text.Length);
        var bytes = MemoryMarshal.AsBytes(text);
        for (; bytes.Length >= 8; bytes = bytes[8..])
            digest = Mix(digest, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        ulong last = 0;
        foreach (var b in bytes)
            last = (last << 8) | b;
        return Mix(digest, last);
    }

    private static ulong Mix(ulong digest, ulong word)
    {
        var high = Math.BigMul(digest ^ word ^ 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, out var low);
        return high ^ low ^ (digest << 1);
    }

    private byte[] HashOf(IdentityKind kind, string number)
    {
        hashes ??= new (IdentityKind, string, byte[])[1 << 16];
        ref var kept = ref hashes[Mix(seed, number) & (ulong)(hashes.Length - 1)];
        if (kept.Number != number || kept.Kind != kind)
            kept = (kind, number, vault.Hash(kind, number));
        return kept.Hash;
    }

    /// <summary>A UUID of version 8 from the first bytes of the content and a person. The hash within it is keyed, so nobody can guess a number from an id.</summary>
    private Guid Digest(int length, byte[] hash)
    {
        hash.CopyTo(content, length);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(content.AsSpan(0, length + hash.Length), digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }
}

/// <summary>Digests with a number each, in twelve bytes: a dictionary takes four times that.</summary>
internal sealed class DigestMap
{
    private ulong[] keys = new ulong[1 << 12];
    private uint[] values = new uint[1 << 12];
    private int count;

    /// <summary>Adds a digest, or tells the number that it has already.</summary>
    public bool TryAdd(ulong key, uint value, out uint known)
    {
        key = key == 0 ? 1 : key;
        if (count * 4 > keys.Length * 3)
            Grow();
        var at = Place(keys, key);
        if (keys[at] == key)
        {
            known = values[at];
            return false;
        }

        (keys[at], values[at], known, count) = (key, value, value, count + 1);
        return true;
    }

    private static int Place(ulong[] keys, ulong key)
    {
        var at = (int)(key >> 20) & (keys.Length - 1);
        while (keys[at] != 0 && keys[at] != key)
            at = (at + 1) & (keys.Length - 1);
        return at;
    }

    private void Grow()
    {
        var (moreKeys, moreValues) = (new ulong[keys.Length * 2], new uint[keys.Length * 2]);
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] != 0)
            {
                var at = Place(moreKeys, keys[i]);
                (moreKeys[at], moreValues[at]) = (keys[i], values[i]);
            }

        (keys, values) = (moreKeys, moreValues);
    }
}

/// <summary>Judges rows against the database: whose hours the unit may file, and what is credited already. Of each person it asks once, whatever the rows: what is known of the people is kept, and forgotten when it grows large.</summary>
/// <param name="me">The account that files: nobody files the own hours.</param>
internal sealed class HourCheck(PortalDbContext db, Guid? me)
{
    private const int MostPeople = 100_000, MostActivities = 50_000;

    // Each person is looked up rather than joined: see HourLedger.TotalsSql. The account is worked out within: under row-level security a comparison with
    // coalesce(…) itself may leak in PostgreSQL's eyes, and no index answers it.
    private const string PeopleSql = """
        SELECT p.i::int, l.id, l.name, (SELECT m.name FROM learners m WHERE m.tenant_id = @tenant AND m.id = l.merged_into_id),
            @anybody OR coalesce(@unit = (SELECT e.organisation_id FROM employments e WHERE e.tenant_id = @tenant AND e.learner_id = l.account AND e.state = 'Confirmed'), false),
            coalesce((SELECT y.entries FROM learner_years y WHERE y.tenant_id = @tenant AND y.learner_id = l.account AND y.learning_year = p.year), 0),
            CASE WHEN l.merged_into_id IS NULL THEN l.user_id ELSE (SELECT m.user_id FROM learners m WHERE m.tenant_id = @tenant AND m.id = l.merged_into_id) END IS NOT DISTINCT FROM @me
        FROM unnest(@hashes, @years) WITH ORDINALITY AS p (hash, year, i)
        CROSS JOIN LATERAL (SELECT o.id, o.name, o.merged_into_id, o.user_id, coalesce(o.merged_into_id, o.id) AS account FROM learners o WHERE o.tenant_id = @tenant AND o.identity_hash = p.hash OFFSET 0) l
        """;

    // An activity for which nobody has been credited is credited to none of these people: then their entries need not be looked through.
    private const string ActivitiesSql = """
        SELECT a.i::int FROM unnest(@titles, @froms, @categories, @years) WITH ORDINALITY AS a (title, day, category, year, i)
        JOIN hour_activities h ON h.tenant_id = @tenant AND h.learning_year = a.year AND h.activity = md5(a.title || E'\n' || (a.day - DATE '2000-01-01') || E'\n' || a.category)::uuid
        """;

    private const string EntriesSql = """
        SELECT r.i::int, e.source_id, e.source_kind = 'Batch', EXISTS (SELECT FROM hour_entries v
            WHERE v.tenant_id = @tenant AND v.learner_id = e.learner_id AND v.learning_year = @year AND v.source_kind = 'Reversal' AND v.source_id = e.id)
        FROM unnest(@learners, @titles, @froms, @categories) WITH ORDINALITY AS r (learner, title, day, category, i)
        JOIN hour_entries e ON e.tenant_id = @tenant AND e.learner_id = r.learner AND e.learning_year = @year AND e.title = r.title AND e.studied_from = r.day AND e.category = r.category
        WHERE e.source_kind <> 'Reversal'
        """;

    private readonly Dictionary<(UInt128 Person, short Year), Known> people = [];
    private readonly Dictionary<(string Title, DateOnly From, HourCategory Category, short Year), bool> activities = [];

    /// <summary>Judges the rows that nothing stands in the way of so far.</summary>
    /// <param name="unit">The unit that files, where it may file for its own staff only.</param>
    public async Task JudgeAsync(IReadOnlyList<HourRow> rows, HourFile file, Guid? unit, CancellationToken ct)
    {
        List<HourRow> good = [.. rows.Where(r => r.IsGood)];
        if (good.Count == 0)
            return;
        if (people.Count > MostPeople)
            people.Clear();
        if (activities.Count > MostActivities)
            activities.Clear();
        await MeetAsync(good, unit, ct);
        await NameAsync(good, ct);
        var doubtful = new List<HourRow>();
        foreach (var row in good)
        {
            var known = people[Key(row)];
            (row.IsNewLearner, row.LearnerId, row.Seen, row.SourceId) = (known.Learner == Guid.Empty, known.Learner, known.Seen, file.Source(row, 0));
            if (row.IsNewLearner)
                row.LearnerId = file.NewLearner(row);
            else if (known.IsOwn)
                row.Refuse(ImportColumn.Number, "These are your own hours. Claim them with evidence, or have somebody else of your unit file them", IdentityNumber.Mask(row.Identity));
            else if (!known.IsStaff)
                row.Refuse(ImportColumn.Number, "This person is not among your staff. Enter the person as staff first, or leave the row out", IdentityNumber.Mask(row.Identity));
            else if (known.Name != row.Name && known.KeptName != row.Name)
                row.Refuse(ImportColumn.Name, "A record with this number has another name. Compare with the card; the programme office corrects names", PersonName.Mask(row.Name));
            else if (known.Seen > 0 && activities[Activity(row)])
                doubtful.Add(row);
        }

        foreach (var year in doubtful.GroupBy(r => r.Year))
            await FindEntriesAsync([.. year], year.Key, file, ct);
    }

    private static (UInt128 Person, short Year) Key(HourRow row) => (BinaryPrimitives.ReadUInt128BigEndian(row.Hash), row.Year);

    private static (string Title, DateOnly From, HourCategory Category, short Year) Activity(HourRow row) => (row.Title, row.From, row.Category, row.Year);

    /// <summary>Asks for the people whom no row has named before.</summary>
    private async Task MeetAsync(List<HourRow> rows, Guid? unit, CancellationToken ct)
    {
        var (keys, hashes) = (new List<(UInt128 Person, short Year)>(), new List<byte[]>());
        foreach (var row in rows)
            if (people.TryAdd(Key(row), default))
            {
                keys.Add(Key(row));
                hashes.Add(row.Hash);
            }

        if (keys.Count == 0)
            return;
        await using (var command = Command(PeopleSql))
        {
            command.Parameters.AddWithValue("hashes", hashes.ToArray());
            command.Parameters.AddWithValue("years", keys.Select(k => k.Year).ToArray());
            command.Parameters.AddWithValue("anybody", unit is null);
            command.Parameters.AddWithValue("unit", unit ?? Guid.Empty);
            command.Parameters.AddWithValue("me", me ?? Guid.Empty);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var key = keys[reader.GetInt32(0) - 1];
                people[key] = new Known(reader.GetGuid(1), reader.GetString(2), await reader.IsDBNullAsync(3, ct) ? null : reader.GetString(3), reader.GetBoolean(4), reader.GetInt32(5), reader.GetBoolean(6));
            }
        }
    }

    /// <summary>Asks whether anybody is credited for the activities that no row has named before.</summary>
    private async Task NameAsync(List<HourRow> rows, CancellationToken ct)
    {
        List<(string Title, DateOnly From, HourCategory Category, short Year)> fresh = [.. rows.Select(Activity).Where(a => activities.TryAdd(a, false))];
        if (fresh.Count == 0)
            return;
        await using var command = Command(ActivitiesSql);
        command.Parameters.AddWithValue("titles", fresh.Select(a => a.Title).ToArray());
        command.Parameters.AddWithValue("froms", fresh.Select(a => a.From).ToArray());
        command.Parameters.AddWithValue("categories", fresh.Select(a => a.Category.Name()).ToArray());
        command.Parameters.AddWithValue("years", fresh.Select(a => a.Year).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            activities[fresh[reader.GetInt32(0) - 1]] = true;
    }

    private async Task FindEntriesAsync(List<HourRow> rows, short year, HourFile file, CancellationToken ct)
    {
        var found = new Dictionary<int, List<(Guid Source, bool IsBatch, bool IsReversed)>>();
        await using (var command = Command(EntriesSql))
        {
            command.Parameters.AddWithValue("year", year);
            command.Parameters.AddWithValue("learners", rows.Select(r => r.LearnerId).ToArray());
            command.Parameters.AddWithValue("titles", rows.Select(r => r.Title).ToArray());
            command.Parameters.AddWithValue("froms", rows.Select(r => r.From).ToArray());
            command.Parameters.AddWithValue("categories", rows.Select(r => r.Category.Name()).ToArray());
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var at = reader.GetInt32(0) - 1;
                (found.TryGetValue(at, out var list) ? list : found[at] = []).Add((reader.GetGuid(1), reader.GetBoolean(2), reader.GetBoolean(3)));
            }
        }

        foreach (var (at, entries) in found)
        {
            var row = rows[at];
            for (var generation = 1; entries.Any(e => e.Source == row.SourceId && e.IsReversed); generation++)
                row.SourceId = file.Source(row, generation);
            if (entries.Any(e => e.IsBatch && e.Source == row.SourceId))
                (row.Result, row.Note) = (ImportResult.Unchanged, "These hours are credited already");
            else if (entries.Any(e => !e.IsReversed))
                row.Refuse(ImportColumn.Title, "This activity is credited already with other hours, dates or from another source. Have it reversed first, or leave the row out", HourRowReader.Short(row.Title));
        }
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
        command.Parameters.AddWithValue("tenant", db.Scope.Required);
        return command;
    }

    /// <summary>What the database says of a person.</summary>
    /// <param name="Learner">The record; none when the person is new.</param>
    /// <param name="KeptName">Name of the record that it was merged into.</param>
    /// <param name="Seen">Entries of the year.</param>
    /// <param name="IsOwn">It is the record of the person who files.</param>
    private readonly record struct Known(Guid Learner = default, string? Name = null, string? KeptName = null, bool IsStaff = false, int Seen = 0, bool IsOwn = false);
}

/// <summary>Adds up what a check finds.</summary>
internal sealed class FindingsWriter(HourRowReader reader)
{
    private readonly Dictionary<(string Problem, ImportColumn Column), (ImportRepair Repair, int Rows, List<ImportExample> Examples)> problems = [];
    private readonly Dictionary<ImportResult, List<ImportPreviewRow>> preview = Enum.GetValues<ImportResult>().ToDictionary(r => r, _ => new List<ImportPreviewRow>());
    private readonly int[] counts = new int[Enum.GetValues<ImportResult>().Length];
    private int repairable, newLearners;

    public void Add(HourRow row)
    {
        counts[(int)row.Result]++;
        if (row.Faults is { } faults)
        {
            if (faults.All(f => f.Repair != ImportRepair.None))
                repairable++;
            foreach (var fault in faults.DistinctBy(f => (f.Problem, f.Column)))
                Add(row, fault);
        }
        else if (row is { IsNewLearner: true, IsFirstOfPerson: true })
            newLearners++;

        var shown = preview[row.Result];
        if (shown.Count < ImportFindings.MostPreviewed)
            shown.Add(new ImportPreviewRow(row.Result, row.Number, row.Identity.Length > 0 ? IdentityNumber.Mask(row.Identity) : "—", HourRowReader.Short(row.Title), row.From == default ? "—" : $"{row.From:yyyy-MM-dd}",
                row.Hours > 0 ? FormattableString.Invariant($"{row.Hours:0.0}") : "—", row.Note ?? row.Faults?[0].Problem));
    }

    public ImportFindings ToFindings() => new(counts.Sum(), counts[(int)ImportResult.Create] + counts[(int)ImportResult.Repaired], counts[(int)ImportResult.Repaired], counts[(int)ImportResult.Unchanged], counts[(int)ImportResult.Refused], repairable, newLearners,
        [.. problems.Select(p => new ImportProblem(p.Key.Problem, p.Key.Column, p.Value.Repair, p.Value.Rows, p.Value.Examples)).OrderByDescending(p => p.Repair != ImportRepair.None).ThenByDescending(p => p.Rows)],
        [.. preview.Values.SelectMany(p => p)]);

    private void Add(HourRow row, RowFault fault)
    {
        var (repair, rows, examples) = problems.TryGetValue((fault.Problem, fault.Column), out var known) ? known : (fault.Repair, 0, []);
        if (examples.Count < ImportFindings.MostExamples)
            examples.Add(new ImportExample(row.Number, Place(fault.Column, row.Number), fault.Before, fault.After));
        problems[(fault.Problem, fault.Column)] = (repair, rows + 1, examples);
    }

    private string Place(ImportColumn column, int row) => reader.PlaceOf(column) is >= 0 and var place ? $"{Table.Letters(place)}{row}" : $"{row}";
}
