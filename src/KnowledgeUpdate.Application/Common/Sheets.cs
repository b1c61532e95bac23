namespace KnowledgeUpdate.Application.Common;

public static class Sheets
{
    /// <summary>A text that would be read as a formula gets an apostrophe before it.</summary>
    public static string Safe(string? text) =>
        text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text ?? "";
}
