using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
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
    private readonly Dictionary<UInt128, (int Row, Guid Source)> activities = [];
    private readonly Dictionary<UInt128, (int Row, string Name)> people = [];

    /// <summary>Reads a row and compares it with those before.</summary>
    public HourRow Read(TableRow cells)
    {
        var row = reader.Read(cells);
        if (row.Faults is not null)
            return row;
        row.Hash = vault.Hash(row.Kind, row.Identity);
        var person = BinaryPrimitives.ReadUInt128BigEndian(row.Hash);
        row.LearnerId = Digest($"learner\n{import}", row.Hash);
        row.SourceId = Source(row, 0);
        if (!people.TryAdd(person, (row.Number, row.Name)) && people[person].Name != row.Name)
            row.Refuse(ImportColumn.Name, "The file has this identity number with another name further up. Compare with the card", PersonName.Mask(row.Name));
        else if (!activities.TryAdd(ToNumber(Activity(row)), (row.Number, row.SourceId)))
        {
            if (activities[ToNumber(Activity(row))].Source == row.SourceId)
                (row.Result, row.Note) = (ImportResult.Unchanged, "The same row stands further up in the file");
            else
                row.Refuse(ImportColumn.Title, "The file has this activity of the person further up with other hours, dates or certificate. Leave one of the two", HourRowReader.Short(row.Title));
        }

        return row;
    }

    /// <summary>Where an entry comes from: the unit and all that the row says, but for the name. After a reversal the same content has another source.</summary>
    /// <param name="generation">Number of entries of this content that were reversed.</param>
    public Guid Source(HourRow row, int generation) => Digest(
        FormattableString.Invariant($"hours\n{unit}\n{row.Title}\n{row.Provider}\n{row.From:yyyy-MM-dd}\n{row.To:yyyy-MM-dd}\n{row.Category}\n{row.Hours:0.0}\n{row.Year}\n{row.Certificate}\n{generation}"), row.Hash);

    /// <summary>The same activity: the person, what was studied, from when, in which category and year.</summary>
    private static Guid Activity(HourRow row) => Digest(FormattableString.Invariant($"{row.Title}\n{row.From:yyyy-MM-dd}\n{row.Category}\n{row.Year}"), row.Hash);

    private static UInt128 ToNumber(Guid id) => BinaryPrimitives.ReadUInt128BigEndian(id.ToByteArray());

    /// <summary>A UUID of version 8 from content. The hash within it is keyed, so nobody can guess a number from an id.</summary>
    private static Guid Digest(string text, byte[] hash)
    {
        Span<byte> content = stackalloc byte[2048];
        var length = Encoding.UTF8.GetBytes(text, content);
        hash.CopyTo(content[length..]);
        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(content[..(length + hash.Length)], digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }
}

/// <summary>Judges rows against the database: whose hours the unit may file, and what is credited already. A few statements for thousands of rows.</summary>
internal sealed class HourCheck(PortalDbContext db)
{
    private const string LearnersSql = """
        SELECT h.i::int, l.id, l.name, m.name, @anybody OR EXISTS (SELECT FROM employments e
            WHERE e.tenant_id = @tenant AND e.learner_id = coalesce(l.merged_into_id, l.id) AND e.organisation_id = @unit AND e.state = 'Confirmed')
        FROM unnest(@hashes) WITH ORDINALITY AS h (hash, i)
        JOIN learners l ON l.tenant_id = @tenant AND l.identity_hash = h.hash
        LEFT JOIN learners m ON m.tenant_id = @tenant AND m.id = l.merged_into_id
        """;

    private const string EntriesSql = """
        SELECT r.i::int, e.source_id, e.source_kind = 'Batch', EXISTS (SELECT FROM hour_entries v
            WHERE v.tenant_id = @tenant AND v.learner_id = e.learner_id AND v.learning_year = @year AND v.source_kind = 'Reversal' AND v.source_id = e.id)
        FROM unnest(@learners, @titles, @froms, @categories) WITH ORDINALITY AS r (learner, title, day, category, i)
        JOIN hour_entries e ON e.tenant_id = @tenant AND e.learner_id = r.learner AND e.learning_year = @year AND e.title = r.title AND e.studied_from = r.day AND e.category = r.category
        WHERE e.source_kind <> 'Reversal'
        """;

    /// <summary>Judges the rows that nothing stands in the way of so far.</summary>
    /// <param name="unit">The unit that files, where it may file for its own staff only.</param>
    public async Task JudgeAsync(IReadOnlyList<HourRow> rows, HourFile file, Guid? unit, CancellationToken ct)
    {
        List<HourRow> good = [.. rows.Where(r => r.Result is ImportResult.Create or ImportResult.Repaired)];
        if (good.Count == 0)
            return;
        await FindLearnersAsync(good, unit, ct);
        foreach (var year in good.Where(r => r is { IsNewLearner: false, Faults: null }).GroupBy(r => r.Year))
            await FindEntriesAsync([.. year], year.Key, file, ct);
    }

    private async Task FindLearnersAsync(List<HourRow> rows, Guid? unit, CancellationToken ct)
    {
        await using var command = Command(LearnersSql);
        command.Parameters.AddWithValue("hashes", rows.Select(r => r.Hash).ToArray());
        command.Parameters.AddWithValue("anybody", unit is null);
        command.Parameters.AddWithValue("unit", unit ?? Guid.Empty);
        foreach (var row in rows)
            row.IsNewLearner = true;
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var row = rows[reader.GetInt32(0) - 1];
            (row.IsNewLearner, row.LearnerId) = (false, reader.GetGuid(1));
            if (!reader.GetBoolean(4))
                row.Refuse(ImportColumn.Number, "This person is not among your staff. Enter the person as staff first, or leave the row out", IdentityNumber.Mask(row.Identity));
            else if (reader.GetString(2) != row.Name && (await reader.IsDBNullAsync(3, ct) || reader.GetString(3) != row.Name))
                row.Refuse(ImportColumn.Name, "A record with this number has another name. Compare with the card; the programme office corrects names", PersonName.Mask(row.Name));
        }
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
            command.Parameters.AddWithValue("categories", rows.Select(r => r.Category.ToString()).ToArray());
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
}

/// <summary>Adds up what a check finds.</summary>
internal sealed class FindingsWriter(HourRowReader reader)
{
    private readonly Dictionary<(string Problem, ImportColumn Column), (ImportRepair Repair, int Rows, List<ImportExample> Examples)> problems = [];
    private readonly Dictionary<ImportResult, List<ImportPreviewRow>> preview = Enum.GetValues<ImportResult>().ToDictionary(r => r, _ => new List<ImportPreviewRow>());
    private readonly HashSet<Guid> newLearners = [];
    private readonly int[] counts = new int[Enum.GetValues<ImportResult>().Length];
    private int repairable;

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
        else if (row.IsNewLearner && row.Result != ImportResult.Unchanged)
            newLearners.Add(row.LearnerId);

        var shown = preview[row.Result];
        if (shown.Count < ImportFindings.MostPreviewed)
            shown.Add(new ImportPreviewRow(row.Result, row.Number, row.Identity.Length > 0 ? IdentityNumber.Mask(row.Identity) : "—", HourRowReader.Short(row.Title), row.From == default ? "—" : $"{row.From:yyyy-MM-dd}",
                row.Hours > 0 ? FormattableString.Invariant($"{row.Hours:0.0}") : "—", row.Note ?? row.Faults?[0].Problem));
    }

    public ImportFindings ToFindings() => new(counts.Sum(), counts[(int)ImportResult.Create] + counts[(int)ImportResult.Repaired], counts[(int)ImportResult.Repaired], counts[(int)ImportResult.Unchanged], counts[(int)ImportResult.Refused], repairable, newLearners.Count,
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
