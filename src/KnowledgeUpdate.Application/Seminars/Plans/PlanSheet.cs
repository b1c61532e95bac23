using KnowledgeUpdate.Application.Sheets;

namespace KnowledgeUpdate.Application.Seminars;

/// <summary>Writes plan rows as a sheet.</summary>
internal static class PlanSheet
{
    public static void Write(Stream output, IEnumerable<Domain.Seminars.PlanRow> rows, ChineseWords words) =>
        Workbook.Write(
            output,
            WorkbookSheet.Of(
                "年度计划",
                rows,
                ("序号", r => r.Order),
                ("研修班名称", r => r.Title),
                ("类别", r => words[r.Kind]),
                ("承办单位", r => r.Host),
                ("人数", r => r.HeadCount),
                ("天数", r => r.Days),
                ("拟办时间", r => r.StartsOn?.ToString("yyyy-MM-dd")),
                ("地点", r => r.Place),
                ("资金来源", r => words.Money(r)),
                ("状态", r => r.IsCancelled ? "已取消" : "")
            )
        );
}
