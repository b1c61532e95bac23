namespace KnowledgeUpdate.Domain.Common;

/// <summary>The languages of the portal.</summary>
public static class Languages
{
    /// <summary>Chinese, in which letters are written unless a person chose otherwise.</summary>
    public const string Chinese = "zh-CN";

    public const string English = "en";

    public static readonly IReadOnlyList<string> All = [Chinese, English];

    /// <summary>What a language calls itself.</summary>
    public static string NameOf(string language) => language == Chinese ? "中文" : "English";
}
