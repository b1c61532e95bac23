namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Writes plan rows as a sheet; a text that a spreadsheet would read as a formula is written as text.</summary>
internal static class PlanSheet
{
    public static Task WriteAsync(Stream output, IEnumerable<Domain.Seminars.PlanRow> rows, ChineseWords words, CancellationToken ct) =>
        MiniExcelLibs.MiniExcel.SaveAsAsync(
            output,
            rows.Select(r => new Dictionary<string, object?>
            {
                ["序号"] = r.Order,
                ["研修班名称"] = Sheets.Safe(r.Title),
                ["类别"] = words[r.Kind],
                ["承办单位"] = Sheets.Safe(r.Host),
                ["人数"] = r.HeadCount,
                ["天数"] = r.Days,
                ["拟办时间"] = r.StartsOn?.ToString("yyyy-MM-dd"),
                ["地点"] = Sheets.Safe(r.Place),
                ["资金来源"] = words.Money(r),
                ["状态"] = r.IsCancelled ? "已取消" : "",
            }),
            cancellationToken: ct
        );
}
