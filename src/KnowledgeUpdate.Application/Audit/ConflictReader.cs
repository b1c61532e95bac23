using System.Text.Json;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace KnowledgeUpdate.Application.Audit;

/// <summary>
/// Finds out, while the refused transaction is still open, who changed a record and what it says now, so that the person sees both sides.
/// </summary>
[Service]
public sealed class ConflictReader(Actor actor, HistoryReader history)
{
    /// <summary>The last conflict of this request; null without one.</summary>
    public RecordChange? Found { get; private set; }

    internal async Task ReadAsync(DbUpdateConcurrencyException conflict, CancellationToken ct)
    {
        if (conflict.Entries.FirstOrDefault(e => e.Entity is Entity) is not { Entity: Entity record } entry)
            return;
        var saved = await entry.GetDatabaseValuesAsync(ct);
        var sides = saved is null ? [] : entry.Metadata.GetProperties().Where(IsTold).SelectMany(p => Sides(entry, p, saved[p])).ToList();
        var names = await history.NamesAsync(
            [.. sides.SelectMany(s => new[] { HistoryReader.IdOf(s.Mine), HistoryReader.IdOf(s.Saved) }).OfType<Guid>()],
            ct
        );
        var values = sides.Select(s => new RecordSide(
            entry.Metadata.ClrType.Name,
            s.Property,
            HistoryReader.Text(s.Mine, s.Type, names),
            HistoryReader.Text(s.Saved, s.Type, names),
            s.Type.IsEnum || s.Type == typeof(bool),
            s.IsPersonal
        ));
        var (kind, id) = record is IPartOf part ? (part.WholeKind, part.WholeId) : (entry.Metadata.ClrType.Name, record.Id);
        var last = await history.LastAsync(kind, id, ct);
        var line = last?.Line;
        Found = new RecordChange
        {
            IsGone = saved is null,
            IsOwn = last?.Event.UserId is { } who && who == actor.UserId,
            Who = last?.Event.OrganisationId == actor.OrganisationId ? line?.Who : null,
            Role = line?.Role,
            Unit = line?.Unit,
            At = line?.At,
            Expected = entry.OriginalValues.GetValue<uint>(nameof(Entity.Version)),
            Now = saved?.GetValue<uint>(nameof(Entity.Version)) ?? 0,
            Values = [.. values],
        };
    }

    private static bool IsTold(IProperty property) =>
        !property.IsPrimaryKey()
        && !property.IsConcurrencyToken
        && property.ValueGenerated != ValueGenerated.OnAddOrUpdate
        && !property.IsShadowProperty()
        && !HistoryReader.IsMachinery(property.DeclaringType.ClrType.Name, property.Name);

    /// <summary>A value that the form would change; of an object with values of its own, each of them.</summary>
    private static IEnumerable<Side> Sides(EntityEntry entry, IProperty property, object? saved)
    {
        var mine = entry.CurrentValues[property];
        if (property.GetValueComparer().Equals(mine, saved) || property.GetValueComparer().Equals(mine, entry.OriginalValues[property]))
            yield break;
        var isPersonal = property.PropertyInfo?.IsDefined(typeof(PersonalAttribute), true) == true;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var (left, right) = (
            JsonSerializer.SerializeToElement(mine, PortalModel.Json),
            JsonSerializer.SerializeToElement(saved, PortalModel.Json)
        );
        if (left.ValueKind != JsonValueKind.Object && right.ValueKind != JsonValueKind.Object)
        {
            yield return new Side(property.Name, type, left, right, isPersonal);
            yield break;
        }

        foreach (var name in Names(left).Union(Names(right)))
            if (Part(left, name) is var l && Part(right, name) is var r && l.ToString() != r.ToString())
                yield return new Side(name, PropertyOf(type, name), l, r, isPersonal);
    }

    private static IEnumerable<string> Names(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Select(p => p.Name) : [];

    private static JsonElement Part(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var part) ? part : default;

    private static Type PropertyOf(Type type, string name) =>
        type.GetProperties().FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.PropertyType is { } found
            ? Nullable.GetUnderlyingType(found) ?? found
            : typeof(string);

    private sealed record Side(string Property, Type Type, JsonElement Mine, JsonElement Saved, bool IsPersonal);
}
