using System.Globalization;
using KnowledgeUpdate.Web.Face;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace KnowledgeUpdate.Web.Pages.Dev;

/// <summary>
/// Every component in its states, in the shell named by <c>?shell=</c>, to look at and for the accessibility tests. Development only. Its
/// sample words stand here in both languages: they are not part of the portal and need no translation.
/// </summary>
public sealed class ComponentsModel : PageModel
{
    public sealed class InputModel
    {
        public string? Audience { get; set; }

        /// <summary>A figure with a unit.</summary>
        public int? Number { get; set; }

        /// <summary>Start of a period.</summary>
        public DateOnly? From { get; set; }

        /// <summary>End of a period.</summary>
        public DateOnly? To { get; set; }

        public string? Telephone { get; set; }

        public decimal? Grant { get; set; }

        public string? Category { get; set; }

        public bool Agreed { get; set; }

        public string? Password { get; set; }

        public IFormFile? File { get; set; }

        public string? Decision { get; set; }

        public List<string> Sections { get; set; } = [];

        /// <summary>An opinion with saved phrases.</summary>
        public string? Opinion { get; set; }

        public List<RowModel> Rows { get; set; } = [];
    }

    public sealed class RowModel
    {
        public string? Title { get; set; }

        /// <summary>Hours (学时).</summary>
        public decimal? Hours { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Shown in the desk or the public shell.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Shell { get; set; }

    /// <summary>Shows the form with its errors.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Errors { get; set; }

    private static readonly Dictionary<string, string> Samples = new()
    {
        ["Home"] = "首页",
        ["Under review"] = "待初审",
        ["Name kinds of units, fields and titles"] = "写明单位类型、专业和职称级别",
        ["people"] = "人",
        ["yuan"] = "元",
        ["Recommended."] = "同意推荐",
        ["The budget keeps to the rule."] = "经费测算符合标准",
        ["List"] = "列表",
        ["Select"] = "筛选",
        ["All"] = "全部",
        ["Overdue"] = "已逾期",
        ["Today"] = "今天到期",
        ["Year: 2027"] = "年度：2027",
        ["Area: Nanning"] = "区域：南宁市及所辖",
        ["Uses {0} of {1} places"] = "推荐后将用去名额 {0} / {1}",
        ["{0} over the limit of {1}: untick some"] = "超出名额 {0} 项，名额共 {1} 项，取消几项再推荐",
        ["Recommend {0} selected"] = "推荐所选 {0} 项",
        ["Recommend those ticked"] = "推荐所选",
        ["All rows"] = "选择本页全部",
        ["Title"] = "选题名称、承办单位",
        ["Sum (yuan)"] = "申请资助（元）",
        ["State"] = "状态",
        ["Row {0}"] = "选择第 {0} 行",
        ["Seminar {0} on smart border ports"] = "人工智能赋能边境口岸智慧通关高级研修班（{0}）",
        ["Audience"] = "研修对象与条件",
        ["Participants"] = "拟招人数",
        ["30 to 70"] = "包括外省学员；申报通知要求 30 至 70 人",
        ["Time"] = "研修时间",
        ["Such as 2027-06-14"] = "例如 2027-06-14，含报到和离会",
        ["From"] = "开始",
        ["To"] = "结束",
        ["Mobile"] = "联系人手机",
        ["Grant"] = "申请自治区财政资助",
        ["Category"] = "研修类别",
        ["Password"] = "密码",
        ["File"] = "附件：讲师职称证明",
        ["PDF, JPG, at most 20 MB"] = "PDF、JPG，每份不超过 20 MB",
        ["The facts given are true"] = "所填内容属实",
        ["Sections to correct"] = "要修改的节",
        ["Courses"] = "课程表",
        ["Budget"] = "预算测算",
        ["Totals are worked out again"] = "合计会重新计算",
        ["No."] = "序号",
        ["Subject"] = "课程",
        ["Hours"] = "学时",
        ["Act"] = "操作",
        ["Remove"] = "删去",
        ["Add a row"] = "加一行",
        ["Save and continue"] = "保存并填写下一节",
        ["Save and go back"] = "保存并返回清单",
        ["Facts"] = "概况",
        ["3 changes"] = "第 2 版改动 3 处",
        ["Tasks"] = "填写清单",
        ["History"] = "办理记录",
        ["Opinion"] = "初审意见",
        ["Decision"] = "初审结论",
        ["Recommend"] = "推荐",
        ["Uses 5 of 8 places"] = "用去名额 5 / 8",
        ["Return"] = "退回修改",
        ["Only the sections you tick open again"] = "勾选要改的节，只有这些节重新开放",
        ["Sections"] = "要改的节",
        ["Decline"] = "不予推荐",
        ["The unit sees the reason"] = "申报单位将看到理由",
        ["Submit first review"] = "提交初审意见",
        ["Timeline"] = "办理进程",
        ["Dialog"] = "确认对话框",
        ["Cancel the plan…"] = "取消计划…",
        ["Cancel the plan"] = "取消计划",
        ["Back to the plan"] = "返回计划",
        ["Tags and buttons"] = "状态标签、按钮",
        ["Draft"] = "草稿",
        ["Returned"] = "退回修改",
        ["Recommended"] = "已推荐",
        ["Declined"] = "不予推荐",
        ["Submit"] = "提交意见",
        ["Export 23 rows"] = "导出 23 项",
        ["Revoke this certificate"] = "撤销此证书",
        ["Clear"] = "取消选择",
        ["Callouts"] = "提示",
        ["This page is read only."] = "本页只读。",
        ["You look as an auditor."] = "你以审计员任职查看，查看本身也留痕。",
        ["Submitted as 2027-NN-003."] = "已提交，编号 2027-NN-003。",
        ["Reviewed by 6 November."] = "南宁市人社局 11月6日前初审，结果发到通知和邮箱。",
        ["See it"] = "查看",
        ["18 proposals go back to the list."] = "18 项申报回到候选；已发出的通知不会撤回。",
        ["72 % alike."] = "题目相近 72 %。",
        ["Perhaps a repetition."] = "可能与往年重复。",
        ["Not submitted: the call closed on 23 October, 24:00."] = "未能提交：申报已于 10月23日 24:00 截止。",
        ["Call 0771-0000000."] = "如需补报，联系工程办公室 0771-0000000。",
        ["Empty"] = "空状态",
        ["Nothing waits for you"] = "没有等你处理的事",
        ["6 done today."] = "今天已办 6 项。新的申报 11月26日起陆续到达。",
        ["See this week"] = "看本周已办",
        ["Conflict (409)"] = "别人先改了（409）",
        ["Bars"] = "条形图",
        ["Columns"] = "柱形图",
        ["Pace"] = "进度线",
        ["Weave"] = "学时织锦",
        ["Cities"] = "城市格子图",
        ["Show errors"] = "看出错时",
        ["To the form"] = "到表单",
    };

    /// <summary>A sample word of the page in the reader's language.</summary>
    public static string T(string english) => T(english, Samples[english]);

    /// <summary>A sample word in the reader's language.</summary>
    public static string T(string english, string chinese) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? chinese : english;

    public void OnGet()
    {
        Input = new()
        {
            Audience = T(
                "Engineers of border ports with an intermediate title or above",
                "口岸运营、海关技术和跨境物流企业中具有中级以上职称的专业技术人员"
            ),
            Number = 50,
            From = new(2027, 6, 14),
            To = new(2027, 6, 18),
            Grant = 150_000m,
            Decision = "Recommend",
            Sections = ["Course"],
            Opinion = T("Recommended.", "同意推荐。"),
            Rows =
            [
                new() { Title = T("Smart ports today", "智慧口岸建设形势与通关便利化"), Hours = 4 },
                new() { Title = T("Visit to a port", "现场教学：友谊关口岸智慧卡口"), Hours = 4 },
            ],
        };
        if (Errors)
            Refuse();
    }

    /// <summary>Shows the form again with its errors.</summary>
    public void OnPost() => Refuse();

    private void Refuse()
    {
        ModelState.Clear();
        Input.Number = 120;
        Input.To = new(2027, 6, 10);
        ModelState.AddModelError("", T("The call closed on 2026-10-23", "申报已于 2026-10-23 截止"));
        ModelState.AddModelError(
            "Input.Telephone",
            T("Enter a mobile number of 11 digits, such as 13800000000", "填写 11 位手机号码，例如 13800000000")
        );
        ModelState.AddModelError(
            "Input.Number",
            T(
                "Enter a number from 30 to 70. It is 120 now, more than part 4 of the call allows",
                "填写 30 至 70 之间的人数。现为 120，超出申报通知第四条的上限"
            )
        );
        ModelState.AddModelError("Input.To", T("Enter an end date not before 2027-06-14", "填写不早于 2027-06-14 的结束日期"));
        ModelState.AddModelError("Input.Decision", T("Choose a decision", "选择初审结论"));
        Input.Decision = null;
    }

    /// <summary>Entries of the sample select.</summary>
    public IEnumerable<SelectListItem> Categories =>
        [
            new(T("Advanced seminar", "高级研修"), "Advanced"),
            new(T("Urgently needed skills", "急需紧缺"), "Urgent"),
            new(T("Post training", "岗位培训"), "Post"),
        ];

    /// <summary>A strip that is the reader's turn, and one that is not.</summary>
    public (NextStrip Mine, NextStrip Theirs) Next =>
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
    public IReadOnlyList<TimelineStep> Steps =>
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
    public IReadOnlyList<TaskGroup> Tasks =>
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
    public TotalsBar Totals =>
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
    public PageFoot Foot => new(new RowCount(234), 10, 10, 21, "10", "30", "230");

    /// <summary>Facts in two columns.</summary>
    public Facts TwoColumns =>
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

    public IReadOnlyList<HistoryEntry> Entries =>
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
    public Conflict Sides =>
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

    public BarChart Bars =>
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
    public ColumnChart Months =>
        new(
            T("Seminars by month", "按月期数"),
            T("June has 4 seminars, 1 over the limit of 3.", "6 月 4 期，超出每月 3 期的上限 1 期。"),
            [.. SeminarsByMonth.Select((n, i) => new Column((i + 1).ToString(CultureInfo.InvariantCulture), n))],
            3,
            T("At most 3 a month", "每月不超过 3 期"),
            T("Month", "月份"),
            T("Seminars", "期数")
        );

    public PaceChart Pace
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
    public Weave Hours =>
        new(
            T("70 of 90 hours entered, 8 pending, 12 missing.", "已入账 70 学时，待入账 8，还差 12。"),
            [
                new(T("Public, required", "公需必修"), 15, 0, 15, 1),
                new(T("Public, elective", "公需选修"), 10, 0, 15, 2),
                new(T("Professional", "专业科目"), 45, 8, 60, 3),
            ]
        );

    public CityGrid Cities
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
