using System.Text.Json;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Audit;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>Reads histories for people: who is who, which unit, which state, in at most three statements whatever the length.</summary>
/// <remarks>It asks no permission: the use case that calls it has checked that the person may see the record.</remarks>
[Service]
public sealed class HistoryReader(PortalDbContext db)
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
                .Where(e => e.SubjectId == subjectId && e.SubjectKind == subjectKind)
                .OrderByDescending(e => e.Sequence)
                .Take(MostLines)
                .ToListAsync(ct),
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
            ? (last, (await TranslateAsync([last], ct))[0])
            : null;

    /// <summary>Puts names in place of ids.</summary>
    public async Task<IReadOnlyList<HistoryLine>> TranslateAsync(IReadOnlyList<AuditEvent> events, CancellationToken ct)
    {
        var read = events.Select(e => (Event: e, Rows: RowsOf(e))).ToList();
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
        return [.. read.Select(r => LineOf(r.Event, r.Rows, names))];
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

    private HistoryLine LineOf(AuditEvent e, List<Row> rows, Dictionary<Guid, string> names) =>
        new()
        {
            Sequence = e.Sequence,
            At = e.At,
            Who = NameOf(e.UserId, names),
            OnBehalfOf = NameOf(e.OnBehalfOfId, names),
            Role = Enum.TryParse<Role>(e.Role, out var role) ? role : null,
            Unit = NameOf(e.OrganisationId, names),
            Act = e.Act,
            SubjectKind = e.SubjectKind,
            SubjectId = e.SubjectId,
            Reason = e.Reason,
            From = e.From,
            Changes = [.. rows.Where(r => r.Property is not null).Select(r => ValueOf(r, names))],
            Notes = [.. rows.Where(r => r.Property is null).Select(r => r.After.ToString())],
        };

    private static string? NameOf(Guid? id, Dictionary<Guid, string> names) => id is { } known ? names.GetValueOrDefault(known) : null;

    private HistoryValue ValueOf(Row row, Dictionary<Guid, string> names)
    {
        var type = db
            .Model.GetEntityTypes()
            .FirstOrDefault(t => t.ClrType.Name == row.Entity)
            ?.ClrType.GetProperty(row.Property!)
            ?.PropertyType;
        type = type is null ? typeof(string) : Nullable.GetUnderlyingType(type) ?? type;
        return new HistoryValue(
            row.Entity!,
            row.Property!,
            Text(row.Before, type, names),
            Text(row.After, type, names),
            type.IsEnum || type == typeof(bool)
        );
    }

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

    private static string Cut(string text) => text.Length > LongestValue ? Characters.Cut(text, LongestValue) + "…" : text;

    /// <summary>The id that a value is.</summary>
    internal static Guid? IdOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id) ? id : null;

    private static List<Row> RowsOf(AuditEvent e)
    {
        using var json = JsonDocument.Parse(e.Changes);
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(c => new Row(c[0].GetString(), c[2].GetString(), c[3].Clone(), c[4].Clone()))
                .Where(r => r.Property is null || !IsMachinery(r.Entity!, r.Property)),
        ];
    }

    private sealed record Row(string? Entity, string? Property, JsonElement Before, JsonElement After);
}
