using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>Reads histories for people: who is who, which unit, which state, in as many statements for a long one as for a
/// short one.</summary>
/// <remarks>It asks no permission: the use case that calls it has checked that the person may see the record.</remarks>
[Service]
public sealed class HistoryReader(PortalDbContext db, HistoryRuns runs, RecordNames records, IEnumerable<IHistoryDocuments> documents)
{
    /// <summary>Longest history shown on a record; the rest is found under History.</summary>
    public const int MostLines = 100;

    /// <summary>Technical properties, which are not shown to people but are in the stored event.</summary>
    private static readonly HashSet<string> Machinery =
    [
        "Path",
        "Depth",
        "SecurityStamp",
        "NormalizedUserName",
        "SecretHash",
        "OrganisationCapacity.OrganisationId",
        "Membership.UserId",
    ];

    /// <summary>Longest value shown; a longer one is cut.</summary>
    private const int LongestValue = 300;

    /// <summary>The history of one record, newest first.</summary>
    public async Task<IReadOnlyList<HistoryLine>> ReadAsync(string subjectKind, Guid subjectId, CancellationToken ct) =>
        await TranslateAsync(
            await db
                .AuditEvents.AsNoTracking()
                .Where(e => e.SubjectId == subjectId && e.SubjectKind == subjectKind && e.Continues == null)
                .OrderByDescending(e => e.Sequence)
                .Take(MostLines)
                .ToListAsync(ct),
            withRecords: false,
            ct
        );

    /// <summary>The last act of one record, as stored and as shown; null if there is none.</summary>
    internal async Task<(AuditEvent Event, HistoryLine Line)?> LastAsync(string subjectKind, Guid subjectId, CancellationToken ct) =>
        await db
            .AuditEvents.AsNoTracking()
            .Where(e => e.SubjectId == subjectId && e.SubjectKind == subjectKind)
            .OrderByDescending(e => e.Sequence)
            .FirstOrDefaultAsync(ct)
            is { } last
            ? (last, (await TranslateAsync([last], withRecords: false, ct))[0])
            : null;

    /// <summary>Puts names in place of ids.</summary>
    /// <param name="withRecords">Says what each record is called: its own page does not need that.</param>
    public async Task<IReadOnlyList<HistoryLine>> TranslateAsync(IReadOnlyList<AuditEvent> events, bool withRecords, CancellationToken ct)
    {
        var found = await runs.OfAsync([.. events.Select(e => e.Sequence)], ct);
        var read = events.Select(e => (Event: e, Run: found.GetValueOrDefault(e.Sequence), Rows: RowsOf(e, found))).ToList();
        var ids = read.SelectMany(r =>
                r.Rows.SelectMany(row => new[] { IdOf(row.Before), IdOf(row.After) })
                    .Append(r.Event.UserId)
                    .Append(r.Event.OnBehalfOfId)
                    .Append(r.Event.OrganisationId)
            )
            .OfType<Guid>()
            .Distinct()
            .ToList();
        var names = await NamesAsync(ids, ct);
        var subjects = withRecords
            ? await records.OfAsync(events.Select(e => (e.SubjectKind, e.SubjectId)), ct)
            : new Dictionary<Guid, string>();
        var answers = await AnswersAsync(read.SelectMany(r => r.Rows), ct);
        return
        [
            .. read.Select(r => new HistoryLine
            {
                Sequence = r.Event.Sequence,
                At = r.Event.At,
                Who = NameOf(r.Event.UserId, names),
                OnBehalfOf = NameOf(r.Event.OnBehalfOfId, names),
                Role = Enum.TryParse<Role>(r.Event.Role, out var role) ? role : null,
                Unit = NameOf(r.Event.OrganisationId, names),
                Act = r.Event.Act,
                SubjectKind = r.Event.SubjectKind,
                SubjectId = r.Event.SubjectId,
                Record = subjects.GetValueOrDefault(r.Event.SubjectId),
                Times = r.Run?.Times ?? 1,
                Until = r.Run?.Until ?? r.Event.At,
                Reason = r.Event.Reason,
                From = r.Event.From,
                Changes =
                [
                    .. r
                        .Rows.Where(row => row.Property is not null)
                        .SelectMany(row => answers.GetValueOrDefault(row) ?? [ValueOf(row, names)]),
                ],
                Notes =
                [
                    .. r.Rows.Where(row => row.Property is null).Select(row => new HistoryNote($"{row.After}", row.Before.GetString())),
                ],
            }),
        ];
    }

    /// <summary>What changed within values that are whole documents.</summary>
    private async Task<Dictionary<HistoryRow, IReadOnlyList<HistoryValue>>> AnswersAsync(IEnumerable<HistoryRow> rows, CancellationToken ct)
    {
        var all = new Dictionary<HistoryRow, IReadOnlyList<HistoryValue>>(ReferenceEqualityComparer.Instance);
        foreach (var group in rows.GroupBy(r => documents.FirstOrDefault(d => d.Entity == r.Entity && d.Property == r.Property)))
            if (group.Key is { } reader)
            {
                var answers = await reader.ReadAsync([.. group.Select(r => new HistorySides(r.Before, r.After))], ct);
                foreach (var (row, values) in group.Zip(answers))
                    all.Add(row, values);
            }
        return all;
    }

    /// <summary>Names of people and units by id.</summary>
    internal async Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var names = await db
            .Users.Where(u => ids.Contains(u.Id))
            .Select(u => new { u.Id, Name = u.DisplayName })
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        foreach (var unit in await db.Organisations.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync(ct))
            names.TryAdd(unit.Id, unit.Name);
        return names;
    }

    /// <summary>Whether a property says nothing to a person.</summary>
    internal static bool IsMachinery(string entity, string property) =>
        Machinery.Contains(property) || Machinery.Contains($"{entity}.{property}");

    private static string? NameOf(Guid? id, Dictionary<Guid, string> names) => id is { } known ? names.GetValueOrDefault(known) : null;

    private HistoryValue ValueOf(HistoryRow row, Dictionary<Guid, string> names)
    {
        var type = db
            .Model.GetEntityTypes()
            .FirstOrDefault(t => t.ClrType.Name == row.Entity)
            ?.ClrType.GetProperty(row.Property!)
            ?.PropertyType;
        type = type is null ? typeof(string) : Nullable.GetUnderlyingType(type) ?? type;
        if (IsDocument(row.Before) || IsDocument(row.After))
            return new HistoryValue(row.Entity!, row.Property!, EarlierOf(row.Before), LaterOf(row.After), true);
        return new HistoryValue(
            row.Entity!,
            row.Property!,
            Text(row.Before, type, names),
            Text(row.After, type, names),
            type.IsEnum || type == typeof(bool)
        );
    }

    /// <summary>A value with parts of its own, which says nothing to a person as it is stored.</summary>
    private static bool IsDocument(JsonElement value) => value.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    [return: Sentence]
    private static string? EarlierOf(JsonElement document) => IsNone(document) ? null : "As it was";

    [return: Sentence]
    private static string? LaterOf(JsonElement document) => IsNone(document) ? null : "As changed";

    private static bool IsNone(JsonElement value) => value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    /// <summary>A stored value as a person reads it.</summary>
    internal static string? Text(JsonElement value, Type type, Dictionary<Guid, string> names) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True => "Yes",
            JsonValueKind.False => "No",
            JsonValueKind.String when IdOf(value) is { } id => names.GetValueOrDefault(id) ?? id.ToString(),
            JsonValueKind.String when type.IsEnum => Enum.TryParse(type, value.GetString(), out var word)
                ? ((Enum)word).Word()
                : value.GetString(),
            JsonValueKind.String when type == typeof(DateTimeOffset) && value.TryGetDateTimeOffset(out var at) => BeijingTime
                .LocalOf(at)
                .ToString("yyyy-MM-dd HH:mm"),
            JsonValueKind.String => Cut(value.GetString()!),
            _ => Cut(value.GetRawText()),
        };

    /// <summary>A value as long as a line of the history shows it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    internal static string? Cut(string? text) => text?.Length > LongestValue ? Characters.Cut(text, LongestValue) + "…" : text;

    /// <summary>The id that a value is.</summary>
    internal static Guid? IdOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id) ? id : null;

    private static List<HistoryRow> RowsOf(AuditEvent e, IReadOnlyDictionary<long, HistoryRun> runs)
    {
        var rows = HistoryRow.Of(e);
        return
        [
            .. (runs.TryGetValue(e.Sequence, out var run) ? HistoryRow.Joined(rows, run.Rows) : rows).Where(r =>
                r.Property is null || !IsMachinery(r.Entity!, r.Property)
            ),
        ];
    }
}
