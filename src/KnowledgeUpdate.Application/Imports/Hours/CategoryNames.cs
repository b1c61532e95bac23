using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Imports;

internal static class CategoryNames
{
    private static readonly string[] Names = Enum.GetNames<HourCategory>();

    /// <summary>The category as the tables have it, without a new text for every row.</summary>
    public static string Name(this HourCategory category) => Names[(int)category];
}
