namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>
/// Rows of a list that were ticked: each value is an id and the version that was looked at, with a colon between. Anything else is ignored.
/// </summary>
internal static class TickedRows
{
    public static IEnumerable<(Guid Id, uint Version)> Read(IEnumerable<string?> values)
    {
        foreach (var value in values)
            if (
                value?.Split(':') is [var id, var version]
                && Guid.TryParse(id, out var guid)
                && uint.TryParse(version, System.Globalization.CultureInfo.InvariantCulture, out var number)
            )
                yield return (guid, number);
    }
}
