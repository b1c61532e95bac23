using System.Linq.Expressions;
using System.Text.Json;
using KnowledgeUpdate.Persistence.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Reads one page of a list by the place of its first or last row instead of by a number of rows to pass over.</summary>
internal sealed class KeysetReader<T, TRow>(IQueryable<T> query, Sort<T> sort, Expression<Func<T, TRow>> select, int size)
{
    public async Task<Page<TRow>> ReadAsync(string? at, CancellationToken ct)
    {
        // Which rows are counted does not matter where there are too many: any order will do, and none is worked out.
        var counted = await query.OrderBy(_ => 1).Take(RowCount.Most + 1).CountAsync(ct);
        var total = new RowCount(Math.Min(counted, RowCount.Most), counted > RowCount.Most);
        var slice = (total.IsNone ? null : Cursor.Read(at, sort)) switch
        {
            { Way: PageDirection.After } cursor => await AfterAsync(cursor, total, ct),
            { Way: PageDirection.Before } cursor => await BeforeAsync(cursor, ct),
            { Way: PageDirection.End } => await EndAsync(total, ct),
            _ => total.IsNone ? new Slice([], null, false, false) : await BeginningAsync(ct),
        };
        var from = !slice.HasAfter && !total.IsMore && slice.Rows.Count > 0 ? total.Value - slice.Rows.Count + 1 : slice.From;
        return new Page<TRow>(
            [.. slice.Rows.Select(r => r.Row)],
            new PageFoot(
                total,
                size,
                slice.Rows.Count,
                from,
                slice.HasBefore
                    ? new Cursor(PageDirection.Before, from > size ? from - size : null, slice.Rows[0].Place).Write(sort)
                    : null,
                slice.HasAfter ? new Cursor(PageDirection.After, from + slice.Rows.Count, slice.Rows[^1].Place).Write(sort) : null,
                slice.HasAfter ? new Cursor(PageDirection.End, null, []).Write(sort) : null
            )
        );
    }

    private async Task<Slice> BeginningAsync(CancellationToken ct)
    {
        var rows = await TakeAsync(null, backwards: false, size + 1, ct);
        return new Slice([.. rows.Take(size)], 1, false, rows.Count > size);
    }

    private async Task<Slice> AfterAsync(Cursor cursor, RowCount total, CancellationToken ct)
    {
        var rows = await TakeAsync(cursor.Place, backwards: false, size + 1, ct);
        return rows.Count == 0 ? await EndAsync(total, ct) : new Slice([.. rows.Take(size)], cursor.From, true, rows.Count > size);
    }

    private async Task<Slice> BeforeAsync(Cursor cursor, CancellationToken ct)
    {
        var rows = await TakeAsync(cursor.Place, backwards: true, size + 1, ct);
        return rows.Count < size
            ? await BeginningAsync(ct)
            : new Slice([.. rows.Take(size).Reverse()], rows.Count > size ? cursor.From : 1, rows.Count > size, true);
    }

    /// <summary>The last page; where the rows are counted, the one that is reached page by page.</summary>
    private async Task<Slice> EndAsync(RowCount total, CancellationToken ct)
    {
        var wanted = total.IsMore ? size : (total.Value - 1) % size + 1;
        var rows = await TakeAsync(null, backwards: true, wanted + 1, ct);
        return new Slice([.. rows.Take(wanted).Reverse()], null, rows.Count > wanted, false);
    }

    private async Task<List<Placed>> TakeAsync(object?[]? place, bool backwards, int most, CancellationToken ct)
    {
        var placed = WithPlace();
        List<Placed> rows = [];
        foreach (var part in sort.Beyond(query, place, backwards))
        {
            rows.AddRange(await part.Take(most - rows.Count).Select(placed).ToListAsync(ct));
            if (rows.Count == most)
                break;
        }

        return rows;
    }

    private Expression<Func<T, Placed>> WithPlace()
    {
        var row = select.Parameters[0];
        var place = Expression.NewArrayInit(
            typeof(object),
            sort.Columns.Select(c => Expression.Convert(Inline.Body(c, row), typeof(object)))
        );
        return Expression.Lambda<Func<T, Placed>>(
            Expression.MemberInit(
                Expression.New(typeof(Placed)),
                Expression.Bind(typeof(Placed).GetProperty(nameof(Placed.Row))!, select.Body),
                Expression.Bind(typeof(Placed).GetProperty(nameof(Placed.Place))!, place)
            ),
            row
        );
    }

    private sealed class Placed
    {
        public TRow Row { get; init; } = default!;

        public object?[] Place { get; init; } = [];
    }

    private sealed record Slice(IReadOnlyList<Placed> Rows, int? From, bool HasBefore, bool HasAfter);
}

/// <summary>
/// A place in a list as it stands in an address. It holds values of a row that the reader has seen, so it is neither secret nor signed; it
/// is checked.
/// </summary>
/// <param name="From">Number of the page's first row as far as it is known; for show only.</param>
internal sealed record Cursor(PageDirection Way, int? From, object?[] Place)
{
    /// <summary>Longest address part that is read.</summary>
    private const int Longest = 4096;

    public string Write<T>(Sort<T> sort) =>
        WebEncoders.Base64UrlEncode(
            JsonSerializer.SerializeToUtf8Bytes<object?[]>([sort.Name, (int)Way, From, .. Place], PortalModel.Json)
        );

    /// <summary>The place, if it is one of this order of this list.</summary>
    public static Cursor? Read<T>(string? text, Sort<T> sort)
    {
        if (string.IsNullOrEmpty(text) || text.Length > Longest)
            return null;
        try
        {
            using var json = JsonDocument.Parse(WebEncoders.Base64UrlDecode(text));
            List<JsonElement> values = [.. json.RootElement.EnumerateArray()];
            if (values.Count < 3 || values[0].GetString() != sort.Name)
                return null;
            var way = (PageDirection)values[1].GetInt32();
            int? from = values[2].ValueKind == JsonValueKind.Number ? values[2].GetInt32() : null;
            if (way == PageDirection.End)
                return new Cursor(way, null, []);
            var place = sort.Columns.Select((column, i) => Value(values[i + 3], column.ReturnType, sort.MayLack(i))).ToArray();
            return Enum.IsDefined(way) ? new Cursor(way, from is > 0 and < 1_000_000_000 ? from : null, place) : null;
        }
        catch (Exception e)
            when (e is FormatException or JsonException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static object? Value(JsonElement element, Type type, bool mayLack) =>
        element.Deserialize(type, PortalModel.Json) switch
        {
            null => mayLack ? null : throw new FormatException(),
            string text when text.Contains('\0') => throw new FormatException(),
            DateTimeOffset at => at.ToUniversalTime(),
            var value => value,
        };
}
