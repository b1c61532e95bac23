namespace KnowledgeUpdate.Application.Common;

/// <summary>
/// How many rows a list has: exact up to <see cref="Most"/>, since an exact count of a million rows costs more than the page.
/// </summary>
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
