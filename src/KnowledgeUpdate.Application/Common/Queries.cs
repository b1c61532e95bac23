using System.Linq.Expressions;

namespace KnowledgeUpdate.Application.Common;

/// <summary>Queries that every handler writes the same way.</summary>
public static class Queries
{
    /// <summary>The row, or <see cref="NotFoundException"/>: also for another tenant's.</summary>
    public static async Task<T> SingleOrNotFoundAsync<T>(this IQueryable<T> query, Expression<Func<T, bool>> which, CancellationToken ct) =>
        await query.SingleOrDefaultAsync(which, ct) ?? throw new NotFoundException(typeof(T).Name);

    /// <summary>
    /// One page: two statements, three at an edge, and each costs the same however deep the page lies, since the sort's index leads
    /// straight to it.
    /// </summary>
    /// <param name="select">What a row shows.</param>
    public static Task<Page<TRow>> ToPageAsync<T, TRow>(
        this IQueryable<T> query,
        Sort<T> sort,
        PageOf page,
        Expression<Func<T, TRow>> select,
        CancellationToken ct
    ) => new KeysetReader<T, TRow>(query, sort, select, page.SafeSize).ReadAsync(page.At, ct);

    /// <summary>One page of rows that are in memory already.</summary>
    public static Page<T> ToPage<T>(this IReadOnlyList<T> rows, PageOf page)
    {
        var size = page.SafeSize;
        var last = Math.Max(0, (rows.Count - 1) / size * size);
        var start = int.TryParse(page.At, out var asked) ? Math.Clamp(asked / size * size, 0, last) : 0;
        List<T> shown = [.. rows.Skip(start).Take(size)];
        return new Page<T>(
            shown,
            new PageFoot(
                new RowCount(rows.Count),
                size,
                shown.Count,
                shown.Count == 0 ? null : start + 1,
                start > 0 ? $"{start - size}" : null,
                start < last ? $"{start + size}" : null,
                start < last ? $"{last}" : null
            )
        );
    }
}
