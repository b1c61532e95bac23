using System.Globalization;

namespace KnowledgeUpdate.Documents.Seminars;

/// <summary>How dates and numbers are written in these documents, whatever the culture of the thread.</summary>
internal static class Chinese
{
    internal static string Date(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    internal static string ShortDate(DateOnly date) => date.ToString("M月d日", CultureInfo.InvariantCulture);

    internal static string Yuan(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    internal static string YuanOrDash(decimal? amount) => amount is { } yuan ? Yuan(yuan) : "—";

    internal static string Hours(decimal hours) => hours.ToString("0.##", CultureInfo.InvariantCulture);

    internal static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
