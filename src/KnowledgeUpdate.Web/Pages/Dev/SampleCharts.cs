using System.Globalization;
using KnowledgeUpdate.Web.Face;
using static KnowledgeUpdate.Web.Pages.Dev.SampleWords;

namespace KnowledgeUpdate.Web.Pages.Dev;

/// <summary>Samples of charts.</summary>
public static class SampleCharts
{
    public static BarChart Bars =>
        new(
            T("Bases and their targets", "基地培训人数与指标"),
            T("3 of 4 bases are ahead of the calendar; one is behind.", "4 个基地中 3 个快于日历进度，1 个落后。"),
            [
                new(T("Yongjiang University", "邕江大学"), 1268, "1,268 / 1,000", 889, "#"),
                new(T("Agricultural research institute", "八桂农业科学研究院"), 1146, "1,146 / 1,000", 889, "#"),
                new(T("Electronics college", "漓江电子科技学院"), 2210, "2,210 / 2,000", 1778, "#"),
                new(T("Marine institute", "北部湾海洋研究院"), 702, "702 / 1,000", 889, "#", T("behind", "落后")),
            ],
            T("Mark: where the calendar says it should be", "竖线：按日历进度此刻应到的人数"),
            T("Base", "基地"),
            T("Participants / target", "人数 / 指标"),
            true
        );

    private static readonly int[] SeminarsByMonth = [0, 0, 2, 2, 1, 4, 2, 2, 1, 2, 1, 1];

    /// <summary>Months with a limit.</summary>
    public static ColumnChart Months =>
        new(
            T("Seminars by month", "按月期数"),
            T("June has 4 seminars, 1 over the limit of 3.", "6 月 4 期，超出每月 3 期的上限 1 期。"),
            [.. SeminarsByMonth.Select((n, i) => new Column((i + 1).ToString(CultureInfo.InvariantCulture), n))],
            3,
            T("At most 3 a month", "每月不超过 3 期"),
            T("Month", "月份"),
            T("Seminars", "期数")
        );

    public static PaceChart Pace
    {
        get
        {
            double[] plan = [0, 0, 0, 50, 130, 225, 330, 440, 520, 640, 770, 930, 1000];
            double?[] actual = [0, 0, 0, 46, 122, 231, 318, 402, 498, 611, 745, null, null];
            return new(
                T("Participants in 2026", "2026 年累计培训人数"),
                T(
                    "With the 3 seminars scheduled, the year is forecast to end at 1,008 participants.",
                    "按已排定的 3 期，全年预计 20 期、1,008 人。"
                ),
                [.. plan.Select((p, i) => new PacePoint(i == 0 ? "" : T($"{i}", $"{i}月"), p, actual[i], i == 12 ? 1008 : null))],
                10.8,
                863,
                T("Today 863", "今天 863 人"),
                1000,
                T("Month", "月份")
            );
        }
    }

    /// <summary>A learner's hours.</summary>
    public static Weave Hours =>
        new(
            T("70 of 90 hours entered, 8 pending, 12 missing.", "已入账 70 学时，待入账 8，还差 12。"),
            [
                new(T("Public, required", "公需必修"), 15, 0, 15, 1),
                new(T("Public, elective", "公需选修"), 10, 0, 15, 2),
                new(T("Professional", "专业科目"), 45, 8, 60, 3),
            ]
        );

    public static CityGrid Cities
    {
        get
        {
            CityCell? C(string en, string zh, double v) => new(T(en, zh), v, $"{v:0} %", "#");
            return new(
                T("Completion of hours by city, 2026", "2026 年各市学时完成率"),
                T("Nanning leads with 94 %, Chongzuo is last with 58 %.", "南宁 94 % 最高，崇左 58 % 最低。"),
                [
                    [null, C("Hechi", "河池", 71), C("Liuzhou", "柳州", 92), C("Guilin", "桂林", 88), C("Hezhou", "贺州", 63)],
                    [
                        C("Baise", "百色", 69),
                        C("Nanning", "南宁", 94),
                        C("Laibin", "来宾", 74),
                        C("Guigang", "贵港", 66),
                        C("Wuzhou", "梧州", 72),
                    ],
                    [
                        C("Chongzuo", "崇左", 58),
                        C("Fangcheng", "防城港", 81),
                        C("Qinzhou", "钦州", 77),
                        C("Beihai", "北海", 84),
                        C("Yulin", "玉林", 68),
                    ],
                ],
                [70, 80, 90],
                [T("under 70 %", "70 % 以下"), "70—79 %", "80—89 %", T("90 % and more", "90 % 以上")]
            );
        }
    }
}
