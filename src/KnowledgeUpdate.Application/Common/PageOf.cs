namespace KnowledgeUpdate.Application.Common;

/// <summary>Where in a list, from the address of the page.</summary>
/// <param name="At">What <see cref="PageFoot"/> gave; anything else shows the first page.</param>
public sealed record PageOf(string? At = null, int Size = 20)
{
    /// <summary>Sizes that people may choose.</summary>
    public static readonly IReadOnlyList<int> Sizes = [10, 20, 50, 100];

    /// <summary>The size, one of <see cref="Sizes"/>.</summary>
    public int SafeSize => Sizes.Contains(Size) ? Size : 20;
}
