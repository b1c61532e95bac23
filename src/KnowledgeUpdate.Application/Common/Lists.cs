using KnowledgeUpdate.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeUpdate.Application.Common;

/// <summary>One page of a list.</summary>
/// <param name="Total">Rows in all.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Number, int Size, long Total);

/// <summary>Where in a list, from the address of the page.</summary>
public sealed record PageOf(int Number = 1, int Size = 20)
{
    /// <summary>Sizes that people may choose.</summary>
    public static readonly IReadOnlyList<int> Sizes = [10, 20, 50, 100];

    /// <summary>The size, one of <see cref="Sizes"/>.</summary>
    public int SafeSize => Sizes.Contains(Size) ? Size : 20;

    /// <summary>The page, at least 1.</summary>
    public int SafeNumber => Math.Max(1, Number);
}

/// <summary>Queries that every handler writes the same way.</summary>
public static class Queries
{
    /// <summary>The row, or <see cref="NotFoundException"/>: also for another tenant's.</summary>
    public static async Task<T> SingleOrNotFoundAsync<T>(this IQueryable<T> query, System.Linq.Expressions.Expression<Func<T, bool>> which, CancellationToken ct) =>
        await query.SingleOrDefaultAsync(which, ct) ?? throw new NotFoundException(typeof(T).Name);

    /// <summary>One page: two statements, whatever the size.</summary>
    public static async Task<Page<T>> ToPageAsync<T>(this IQueryable<T> query, PageOf page, CancellationToken ct)
    {
        var total = await query.LongCountAsync(ct);
        var number = (int)Math.Min(page.SafeNumber, Math.Max(1, (total + page.SafeSize - 1) / page.SafeSize));
        var rows = await query.Skip((number - 1) * page.SafeSize).Take(page.SafeSize).ToListAsync(ct);
        return new Page<T>(rows, number, page.SafeSize, total);
    }
}
