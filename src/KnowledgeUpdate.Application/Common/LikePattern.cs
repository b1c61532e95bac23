namespace KnowledgeUpdate.Application.Common;

/// <summary>Text of a search as a LIKE pattern.</summary>
internal static class LikePattern
{
    public const string EscapeCharacter = "\\";

    /// <summary>Whatever contains the text, taken literally.</summary>
    public static string Containing(string text) => $"%{Literal(text)}%";

    /// <summary>Whatever begins with the text, taken literally.</summary>
    public static string StartingWith(string text) => $"{Literal(text)}%";

    private static string Literal(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal);
}
