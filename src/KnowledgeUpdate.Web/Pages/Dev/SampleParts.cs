using KnowledgeUpdate.Web.Face;
using static KnowledgeUpdate.Web.Pages.Dev.SampleWords;

namespace KnowledgeUpdate.Web.Pages.Dev;

/// <summary>Samples of what a page is made of: strips, lists, facts, histories.</summary>
public static class SampleParts
{
    /// <summary>A strip that is the reader's turn, and one that is not.</summary>
    public static (NextStrip Mine, NextStrip Theirs) Next =>
        (
            new(
                T("Your turn", "等你处理"),
                T(
                    "First review: recommend, return or decline. After that the programme office assigns experts.",
                    "南宁市人社局初审：推荐、退回修改或不予推荐。推荐后由专业技术人员管理处组织专家评审。"
                ),
                true,
                T("3 working days left", "还有 3 个工作日"),
                T("6 November, 24:00", "11月6日 24:00 前")
            ),
            new(
                T("Nanning HR bureau", "南宁市人社局"),
                T("Reviews this proposal. You will be told the result.", "正在初审。结果发到通知和邮箱。"),
                false,
                null,
                T("by 6 November, 24:00", "11月6日 24:00 前")
            )
        );

    /// <summary>A timeline with every state.</summary>
    public static IReadOnlyList<TimelineStep> Steps =>
        [
            new(
                T("First version submitted", "提交第 1 版"),
                StepState.Done,
                T("Yongjiang University · unit administrator", "邕江大学 · 单位管理员"),
                "10-22 16:08"
            ),
            new(
                T("Returned", "退回修改"),
                StepState.Returned,
                T("Nanning HR bureau · reviewer", "南宁市人社局 · 初审人员"),
                "10-28 11:31",
                T("Day 3 lacks the lecturer's title.", "课程表第 3 天缺主讲职称；交通费未说明测算依据。")
            ),
            new(
                T("First review", "初审"),
                StepState.Now,
                T("waiting for Nanning HR bureau", "等待南宁市人社局"),
                Deadline: T("by 11-06 24:00", "11-06 24:00 前")
            ),
            new(T("Expert review", "专家评审，工程办公室分配"), StepState.Next, When: T("by 11-20", "11-20 前")),
            new(T("Plan, publicity, publication", "拟定计划、公示、发布"), StepState.Next),
        ];

    /// <summary>A task list with every state.</summary>
    public static IReadOnlyList<TaskGroup> Tasks =>
        [
            new(
                T("1 Overview", "一、项目概况"),
                [
                    new(T("Basics", "基本信息"), T("Name, category, field", "名称、类别、所属领域"), "#", Tone.Good, T("Done", "已完成")),
                    new(
                        T("Audience and size", "研修对象与规模"),
                        T("Who, how many, when", "对象条件、人数、时间、联系人"),
                        "#",
                        Tone.Bad,
                        T("3 to correct", "3 处待改")
                    ),
                    new(
                        T("Courses", "课程表"),
                        T("8 of 10 half-days", "已排 8 个半天，共 10 个"),
                        "#",
                        Tone.Wait,
                        T("Under way", "进行中")
                    ),
                    new(
                        T("Results", "预期成果"),
                        T("Papers, cases, standards", "论文、案例、标准建议等"),
                        "#",
                        Tone.Idle,
                        T("Not begun", "未开始")
                    ),
                    new(
                        T("Funding", "资金来源"),
                        T("Fill in the budget first", "完成“预算测算”后填写"),
                        null,
                        Tone.Idle,
                        T("Not yet", "暂不能填写")
                    ),
                ]
            ),
        ];

    /// <summary>A totals bar with a limit that is passed.</summary>
    public static TotalsBar Totals =>
        new(
            T("Totals of plan A", "方案 A 合计"),
            [
                new(T("Seminars", "期数"), "18", T("about 20", "约 20"), T("", "期"), T("2 more can be added", "还可加 2 期"), .9),
                new(T("Participants", "人数"), "918", T("about 1,000", "约 1,000"), T("", "人"), T("82 short", "还差 82 人"), .918),
                new(
                    T("Region's budget (10,000 yuan)", "自治区财政（万元）"),
                    "252.40",
                    "240.00",
                    null,
                    T("12.40 over the limit", "超出限额 12.40"),
                    1.05,
                    true
                ),
                new(T("Central budget (10,000 yuan)", "中央财政（万元）"), "40.00", "40.00", null, T("used up", "已用完"), 1),
                new(T("Own funds (10,000 yuan)", "单位自筹（万元）"), "41.34", Note: T("no limit", "不设限额")),
                new(
                    T("To settle", "需处理"),
                    "2",
                    Unit: T("", "处"),
                    IsOver: true,
                    Links: [new(T("Lecturer twice", "讲师同期"), "#"), new(T("June over by 1", "6 月超 1 期"), "#")]
                ),
            ]
        );

    /// <summary>The third page of a list.</summary>
    public static PageFoot Foot => new(new RowCount(234), 10, 10, 21, "10", "30", "230");

    /// <summary>Facts in two columns.</summary>
    public static Facts TwoColumns =>
        new(
            [
                new(T("Field", "所属领域"), T("Information technology", "新一代信息技术")),
                new(T("Funding", "资金来源"), T("Region, own funds", "自治区财政、单位自筹")),
                new(T("Time", "研修时间"), T("14–18 June 2027, 5 days", "2027年6月14日—18日，5 天")),
                new(T("Place", "研修地点"), null),
                new(
                    T("Audience", "研修对象"),
                    T(
                        "Engineers with an intermediate title or above",
                        "口岸运营、海关技术和跨境物流企业中具有中级以上职称的专业技术人员、技术管理人员"
                    ),
                    true
                ),
            ],
            2
        );

    public static IReadOnlyList<HistoryEntry> Entries =>
        [
            new(
                "2026-11-02 09:40:12",
                T("Unit administrator, Yongjiang University", "单位管理员，邕江大学"),
                T("Submitted version 2", "提交第 2 版"),
                T("As asked by the reviewer", "按退回意见修改"),
                [new(T("Participants", "拟招人数"), "60", "50"), new(T("Place", "研修地点"), null, T("Pingxiang", "凭祥市"))]
            ),
            new("2026-10-28 11:31:05", T("Reviewer, Nanning HR bureau", "初审人员，南宁市人社局"), T("Returned", "退回修改")),
        ];

    /// <summary>Both sides of a conflict.</summary>
    public static Conflict Sides =>
        new(
            T("This plan was formed after you opened it.", "你打开后，这份计划已被形成。"),
            T(
                "Another officer formed it from plan B at 15:26. Your changes are still here.",
                "工程办公室另一位经办 15:26 按方案 B 形成。你的改动还在，没有丢失。"
            ),
            [
                new(T("Seminars", "期数"), "18", "20"),
                new(T("Low-altitude maintenance", "低空装备维护急需紧缺班"), T("not listed", "未列入"), T("listed", "列入")),
            ],
            [new(T("See the plan as it is now", "看现在的计划"), "#", true), new(T("Save mine as plan C", "把我的存为方案 C"), "#")]
        );
}
