using System.Collections.Frozen;

namespace KnowledgeUpdate.Domain.Learners;

/// <summary>What activities are counted in, as provinces' conversion tables write it, with the English.</summary>
public static class ActivityUnits
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["天"] = "day",
        ["半天"] = "half day",
        ["日"] = "day",
        ["周"] = "week",
        ["月"] = "month",
        ["学期"] = "term",
        ["学年"] = "academic year",
        ["年"] = "year",
        ["年度"] = "year",
        ["小时"] = "hour",
        ["课时"] = "class hour",
        ["学时"] = "class hour",
        ["学分"] = "credit",
        ["次"] = "time",
        ["场"] = "session",
        ["期"] = "session",
        ["讲"] = "lecture",
        ["门"] = "course",
        ["篇"] = "paper",
        ["部"] = "book",
        ["本"] = "book",
        ["项"] = "item",
        ["件"] = "item",
        ["个"] = "item",
        ["万字"] = "10,000 characters",
    }.ToFrozenDictionary();

    /// <summary>The English of a unit; one that no table uses stays as the province wrote it.</summary>
    public static string English(string unit) => Known.GetValueOrDefault(unit, unit);
}
