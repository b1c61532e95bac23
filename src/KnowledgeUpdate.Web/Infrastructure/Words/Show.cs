using System.Globalization;

namespace KnowledgeUpdate.Web.Infrastructure;

/// <summary>How dates, instants and amounts are written.</summary>
public static class Show
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>The reader reads Chinese.</summary>
    public static bool IsChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>2026-11-24, for tables.</summary>
    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", Plain) ?? "";

    /// <summary>2026年11月24日 or 24 November 2026, for text.</summary>
    public static string LongDate(DateOnly? date) =>
        date?.ToString(IsChinese ? "yyyy年M月d日" : "d MMMM yyyy", IsChinese ? Plain : CultureInfo.GetCultureInfo("en")) ?? "";

    /// <summary>2026年11月24日 星期二 or Tuesday 24 November 2026.</summary>
    public static string DayOfWeek(DateOnly date) =>
        IsChinese
            ? $"{LongDate(date)} {date.ToString("dddd", CultureInfo.GetCultureInfo("zh-CN"))}"
            : date.ToString("dddd d MMMM yyyy", CultureInfo.GetCultureInfo("en"));

    /// <summary>2026-11-24 09:40, Beijing time.</summary>
    public static string At(DateTimeOffset? at) =>
        at is { } instant ? BeijingTime.LocalOf(instant).ToString("yyyy-MM-dd HH:mm", Plain) : "";

    /// <summary>11-24 09:40, where the year is obvious.</summary>
    public static string Short(DateTimeOffset at) => BeijingTime.LocalOf(at).ToString("MM-dd HH:mm", Plain);

    /// <summary>2026-11-24T09:40+08:00, for the <c>datetime</c> of a <c>time</c>, which a machine reads.</summary>
    public static string Instant(DateTimeOffset at) => BeijingTime.LocalOf(at).ToString("yyyy-MM-ddTHH:mm", Plain) + "+08:00";

    /// <summary>A deadline as its last moment: midnight is 24:00 of the day before.</summary>
    public static string Deadline(DateTimeOffset at)
    {
        var local = BeijingTime.LocalOf(at);
        return local.TimeOfDay == TimeSpan.Zero
            ? local.AddDays(-1).ToString("yyyy-MM-dd", Plain) + " 24:00"
            : local.ToString("yyyy-MM-dd HH:mm", Plain);
    }

    /// <summary>A Beijing clock time for a form; midnight is 24:00 of the day before.</summary>
    public static string Clock(DateTimeOffset at) => Deadline(at);

    /// <summary>Size of a file: 12 KB.</summary>
    public static string Size(int bytes) => $"{(bytes + 1023) / 1024} KB";

    /// <summary>179,400.00 元.</summary>
    public static string Money(decimal? amount) => amount?.ToString("#,##0.00", Plain) ?? "";

    /// <summary>For overviews: in 万元, 240.00, or in millions of yuan, 2.40; the word beside it says which.</summary>
    public static string Large(decimal amount) =>
        IsChinese ? (amount / 10_000m).ToString("#,##0.00", Plain) : (amount / 1_000_000m).ToString("#,##0.00##", Plain);

    /// <summary>学时 to a tenth.</summary>
    public static string Hours(decimal? hours) => hours?.ToString("0.#", Plain) ?? "";

    /// <summary>Reads a Beijing clock time as people type it: 2026-10-23 24:00, 2026年10月23日 17:30.</summary>
    public static DateTime? ParseClock(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var plain = string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c))
            .Replace('年', '-')
            .Replace('月', '-')
            .Replace('日', ' ')
            .Replace('/', '-')
            .Replace('T', ' ')
            .Trim();
        var isEndOfDay = plain.EndsWith("24:00", StringComparison.Ordinal);
        if (isEndOfDay)
            plain = plain[..^5] + "00:00";
        string[] forms = ["yyyy-M-d H:mm", "yyyy-M-d", "yyyy-M-d  H:mm"];
        return
            DateTime.TryParseExact(plain, forms, Plain, DateTimeStyles.AllowWhiteSpaces, out var time)
            && time.Year is >= ForgivingNumberBinder.FirstYear and <= ForgivingNumberBinder.LastYear
            ? isEndOfDay
                ? time.AddDays(1)
                : time
            : null;
    }
}
