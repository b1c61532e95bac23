using System.Linq.Expressions;
using KnowledgeUpdate.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Common;

/// <summary>How many rows a list has: exact up to <see cref="Most"/>, since an exact count of a million rows costs more than the page.</summary>
/// <param name="Value">The count; <see cref="Most"/> where there are more.</param>
/// <param name="IsMore">There are more than that.</param>
public readonly record struct RowCount(int Value, bool IsMore = false)
{
    /// <summary>Rows that are counted at most.</summary>
    public const int Most = 10_000;

    /// <summary>There is no row.</summary>
    public bool IsNone => Value == 0;
}

/// <summary>Where a page stands in its list and where its neighbours begin. The addresses are opaque.</summary>
/// <param name="Total">Rows on all pages.</param>
/// <param name="Size">Rows on a full page.</param>
/// <param name="Shown">Rows on this page.</param>
/// <param name="From">Number of the first row shown, from 1; null where nobody has counted that far.</param>
/// <param name="Previous">Where the page before is found; null on the first page.</param>
/// <param name="Next">Where the page after is found; null on the last page.</param>
/// <param name="Last">Where the last page is found; null on it.</param>
public sealed record PageFoot(RowCount Total, int Size, int Shown, int? From, string? Previous, string? Next, string? Last);

/// <summary>One page of a list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, PageFoot Foot)
{
    /// <summary>Rows on all pages.</summary>
    public RowCount Total => Foot.Total;

    /// <summary>The same page with its rows told in other words.</summary>
    public Page<TOther> With<TOther>(IReadOnlyList<TOther> rows) => new(rows, Foot);
}

/// <summary>Where in a list, from the address of the page.</summary>
/// <param name="At">What <see cref="PageFoot"/> gave; anything else shows the first page.</param>
public sealed record PageOf(string? At = null, int Size = 20)
{
    /// <summary>Sizes that people may choose.</summary>
    public static readonly IReadOnlyList<int> Sizes = [10, 20, 50, 100];

    /// <summary>The size, one of <see cref="Sizes"/>.</summary>
    public int SafeSize => Sizes.Contains(Size) ? Size : 20;
}

/// <summary>Queries that every handler writes the same way.</summary>
public static class Queries
{
    /// <summary>The row, or <see cref="NotFoundException"/>: also for another tenant's.</summary>
    public static async Task<T> SingleOrNotFoundAsync<T>(this IQueryable<T> query, Expression<Func<T, bool>> which, CancellationToken ct) =>
        await query.SingleOrDefaultAsync(which, ct) ?? throw new NotFoundException(typeof(T).Name);

    /// <summary>One page: two statements, three at an edge, and each costs the same however deep the page lies, since the sort's index leads straight to it.</summary>
    /// <param name="select">What a row shows.</param>
    public static Task<Page<TRow>> ToPageAsync<T, TRow>(this IQueryable<T> query, Sort<T> sort, PageOf page, Expression<Func<T, TRow>> select, CancellationToken ct) =>
        new KeysetReader<T, TRow>(query, sort, select, page.SafeSize).ReadAsync(page.At, ct);

    /// <summary>One page of rows that are in memory already.</summary>
    public static Page<T> ToPage<T>(this IReadOnlyList<T> rows, PageOf page)
    {
        var size = page.SafeSize;
        var last = Math.Max(0, (rows.Count - 1) / size * size);
        var start = int.TryParse(page.At, out var asked) ? Math.Clamp(asked / size * size, 0, last) : 0;
        List<T> shown = [.. rows.Skip(start).Take(size)];
        return new Page<T>(shown, new PageFoot(new RowCount(rows.Count), size, shown.Count, shown.Count == 0 ? null : start + 1,
            start > 0 ? $"{start - size}" : null, start < last ? $"{start + size}" : null, start < last ? $"{last}" : null));
    }
}
