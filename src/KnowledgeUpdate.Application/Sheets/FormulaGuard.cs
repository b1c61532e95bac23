using System.Globalization;

namespace KnowledgeUpdate.Application.Sheets;

/// <summary>The one guard against texts that a spreadsheet would run.</summary>
public static class FormulaGuard
{
    /// <summary>
    /// A text that would be read as a formula gets an apostrophe before it, should the sheet be saved as csv later; a negative number
    /// stays.
    /// </summary>
    public static string Safe(string? text) =>
        text is { Length: > 0 }
        && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
        && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? "'" + text
            : text ?? "";
}
