using System.Buffers.Binary;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace KnowledgeUpdate.Application.Imports;

/// <summary>
/// Judges rows against the database: whose hours the unit may file, and what is credited already. Of each person it asks once, whatever the
/// rows: what is known of the people is kept, and forgotten when it grows large.
/// </summary>
/// <param name="mine">Every account of who files: nobody files their own hours.</param>
internal sealed class HourCheck(PortalDbContext db, IReadOnlyCollection<Guid> mine)
{
    private const int MostPeople = 100_000,
        MostActivities = 50_000;

    // Each person is looked up rather than joined: see HourLedger.TotalsSql. The account is worked out within: under row-level security a
    // comparison with
    // coalesce(…) itself may leak in PostgreSQL's eyes, and no index answers it.
    private const string PeopleSql = """
        SELECT p.i::int, l.id, l.name, (SELECT m.name FROM learners m WHERE m.tenant_id = @tenant AND m.id = l.merged_into_id),
            @anybody OR coalesce(@unit = (SELECT e.organisation_id FROM employments e WHERE e.tenant_id = @tenant AND e.learner_id =
                l.account AND e.state = 'Confirmed'), false),
            coalesce(y.entries, 0),
            coalesce(CASE WHEN l.merged_into_id IS NULL THEN l.user_id ELSE (SELECT m.user_id FROM learners m WHERE m.tenant_id = @tenant
                AND m.id = l.merged_into_id) END = ANY (@mine), false), coalesce(y.hours, 0)
        FROM unnest(@hashes, @years) WITH ORDINALITY AS p (hash, year, i)
        CROSS JOIN LATERAL (SELECT o.id, o.name, o.merged_into_id, o.user_id, coalesce(o.merged_into_id, o.id) AS account FROM learners o
            WHERE o.tenant_id = @tenant AND o.identity_hash = p.hash OFFSET 0) l
        LEFT JOIN LATERAL (SELECT o.entries, o.compulsory + o.elective + o.professional AS hours FROM learner_years o WHERE o.tenant_id =
            @tenant AND o.learner_id = l.account AND o.learning_year = p.year OFFSET 0) y ON true
        """;

    // A certificate that a claim rests on, credited or on its way.
    private const string ClaimsSql = """
        SELECT r.i::int FROM unnest(@certificates) WITH ORDINALITY AS r (certificate, i)
        WHERE EXISTS (SELECT FROM hour_claims c WHERE c.tenant_id = @tenant AND c.certificate_number = r.certificate AND c.state IN
            ('Credited', 'WithEmployer', 'WithAuthority', 'Appealed'))
        """;

    // An activity for which nobody has been credited is credited to none of these people: then their entries need not be looked through.
    private const string ActivitiesSql = """
        SELECT a.i::int FROM unnest(@titles, @froms, @categories, @years) WITH ORDINALITY AS a (title, day, category, year, i)
        JOIN hour_activities h ON h.tenant_id = @tenant AND h.learning_year = a.year AND h.activity = md5(a.title || E'\n' || (a.day - DATE
            '2000-01-01') || E'\n' || a.category)::uuid
        """;

    private const string EntriesSql = """
        SELECT r.i::int, e.source_id, e.source_kind = 'Batch', EXISTS (SELECT FROM hour_entries v
            WHERE v.tenant_id = @tenant AND v.learner_id = e.learner_id AND v.learning_year = @year AND v.source_kind = 'Reversal' AND
                v.source_id = e.id)
        FROM unnest(@learners, @titles, @froms, @categories) WITH ORDINALITY AS r (learner, title, day, category, i)
        JOIN hour_entries e ON e.tenant_id = @tenant AND e.learner_id = r.learner AND e.learning_year = @year AND e.title = r.title AND
            e.studied_from = r.day AND e.category = r.category
        WHERE e.source_kind <> 'Reversal'
        """;

    private readonly Dictionary<(UInt128 Person, short Year), Known> people = [];
    private readonly Dictionary<(string Title, DateOnly From, HourCategory Category, short Year), bool> activities = [];

    // Tenths of hours that rows so far add to a person's year.
    private readonly DigestMap sums = new();

    /// <summary>Checks the rows without faults so far.</summary>
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
            row.IsNewLearner = known.Learner == Guid.Empty;
            row.LearnerId = known.Learner;
            row.Seen = known.Seen;
            row.SourceId = file.Source(row, 0);
            if (row.IsNewLearner)
                row.LearnerId = file.NewLearner(row);
            else if (known.IsOwn)
                row.Refuse(
                    ImportColumn.Number,
                    "These are your own hours. Claim them with evidence, or have somebody else of your unit file them",
                    IdentityNumber.Mask(row.Identity)
                );
            else if (!known.IsStaff)
                row.Refuse(
                    ImportColumn.Number,
                    "This person is not among your staff. Enter the person as staff first, or leave the row out",
                    IdentityNumber.Mask(row.Identity)
                );
            else if (known.Name != row.Name && known.KeptName != row.Name)
                row.Refuse(
                    ImportColumn.Name,
                    "A record with this number has another name. Compare with the card; the programme office corrects names",
                    PersonName.Mask(row.Name)
                );
            else if (known.Seen > 0 && activities[Activity(row)])
                doubtful.Add(row);
        }

        foreach (var year in doubtful.GroupBy(r => r.Year))
            await FindEntriesAsync([.. year], year.Key, file, ct);
        await FindClaimsAsync([.. good.Where(r => r is { IsGood: true, Certificate: not null })], ct);
        foreach (var row in good.Where(r => r.IsGood))
            JudgeYear(row, file);
    }

    /// <summary>What the person has in the year and what the file adds, row by row; rows that are not taken do not count.</summary>
    private void JudgeYear(HourRow row, HourFile file)
    {
        var key = BinaryPrimitives.ReadUInt64LittleEndian(row.Hash) ^ ((ulong)row.Year << 48);
        var tenths = (uint)(row.Hours * 10);
        var sum = people[Key(row)].Hours + (sums.Sum(key, 0) + tenths) / 10m;
        var shown = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Year}: {sum:0.#}");
        if (sum > file.Limits.YearMost)
            row.Refuse(ImportColumn.Hours, "With this row the person has more hours in the year than anybody learns: compare them", shown);
        else if (sum > file.Limits.YearAsked)
            file.Ask(row, ImportColumn.Hours, ImportRepair.ManyHoursOfYear, shown);
        if (row.IsGood)
            sums.Sum(key, tenths);
    }

    private async Task FindClaimsAsync(List<HourRow> rows, CancellationToken ct)
    {
        if (rows.Count == 0)
            return;
        await using var command = Command(ClaimsSql);
        command.Parameters.AddWithValue("certificates", rows.Select(r => r.Certificate!.ToUpperInvariant()).ToArray());
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = rows[reader.GetInt32(0) - 1];
            row.Refuse(
                ImportColumn.CertificateNumber,
                "A claim with this certificate number is credited or under way. A certificate counts once: leave the row out",
                HourRowReader.Short(row.Certificate!)
            );
        }
    }

    private static (UInt128 Person, short Year) Key(HourRow row) => (BinaryPrimitives.ReadUInt128BigEndian(row.Hash), row.Year);

    private static (string Title, DateOnly From, HourCategory Category, short Year) Activity(HourRow row) =>
        (row.Title, row.From, row.Category, row.Year);

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
            command.Parameters.AddWithValue("mine", mine.ToArray());
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                var key = keys[reader.GetInt32(0) - 1];
                people[key] = new Known(
                    reader.GetGuid(1),
                    reader.GetString(2),
                    await reader.IsDBNullAsync(3, ct) ? null : reader.GetString(3),
                    reader.GetBoolean(4),
                    reader.GetInt32(5),
                    reader.GetBoolean(6),
                    reader.GetDecimal(7)
                );
            }
        }
    }

    /// <summary>Asks whether anybody is credited for the activities that no row has named before.</summary>
    private async Task NameAsync(List<HourRow> rows, CancellationToken ct)
    {
        List<(string Title, DateOnly From, HourCategory Category, short Year)> fresh =
        [
            .. rows.Select(Activity).Where(a => activities.TryAdd(a, false)),
        ];
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
                (found.TryGetValue(at, out var list) ? list : found[at] = []).Add(
                    (reader.GetGuid(1), reader.GetBoolean(2), reader.GetBoolean(3))
                );
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
                row.Refuse(
                    ImportColumn.Title,
                    "This activity is credited already with other hours, dates or from another source. Have it reversed first, "
                        + "or leave the row out",
                    HourRowReader.Short(row.Title)
                );
        }
    }

    private NpgsqlCommand Command(string sql)
    {
        var command = new NpgsqlCommand(
            sql,
            (NpgsqlConnection)db.Database.GetDbConnection(),
            (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction()
        );
        command.Parameters.AddWithValue("tenant", db.Scope.Required);
        return command;
    }

    /// <summary>What the database says of a person.</summary>
    /// <param name="Learner">The record; none when the person is new.</param>
    /// <param name="KeptName">Name of the record that it was merged into.</param>
    /// <param name="Seen">Entries of the year.</param>
    /// <param name="IsOwn">It is the record of the person who files.</param>
    /// <param name="Hours">Hours of the year.</param>
    private readonly record struct Known(
        Guid Learner = default,
        string? Name = null,
        string? KeptName = null,
        bool IsStaff = false,
        int Seen = 0,
        bool IsOwn = false,
        decimal Hours = 0
    );
}
