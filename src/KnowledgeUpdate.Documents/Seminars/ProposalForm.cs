using KnowledgeUpdate.Documents.Layout;
using KnowledgeUpdate.Documents.Typography;

namespace KnowledgeUpdate.Documents.Seminars;

/// <summary>The form 选题申报表 of a filed seminar proposal.</summary>
public static class ProposalForm
{
    private const string None = "无";

    private static readonly TextStyle SealLine = Styles.Body with { FirstLineIndent = 0, Align = TextAlign.Left, SpaceBefore = 6 };

    /// <summary>Lays the form out on A4 pages.</summary>
    public static Document Build(ProposalFormData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var info = new DocumentInfo(
            $"{data.Year}年{data.ProgrammeName}高级研修班选题申报表：{data.Title}",
            data.Host.Name,
            "选题申报表",
            data.Created
        );
        var document = new DocumentBuilder(info, PageSetup.A4Portrait)
            .Header(data.IsDraft ? "草稿，尚未提交" : $"申报编号：{data.Number}　第{data.VersionNo}版")
            .Footer(data.IsDraft ? $"打印时间：{data.FiledAt}" : $"提交时间：{data.FiledAt}")
            .Title($"{data.Year}年{data.ProgrammeName}高级研修班选题申报表")
            .Subtitle(
                data.IsDraft
                    ? $"草稿　　打印时间：{data.FiledAt}"
                    : $"申报编号：{data.Number}　　版本：第{data.VersionNo}版　　提交时间：{data.FiledAt}"
            );

        Overview(document, data);
        document.Heading("二、选题依据").Paragraph(OrNone(data.Rationale));
        document.Heading("三、研修对象与条件").Paragraph(OrNone(data.Trainees));
        Teaching(document, data);
        document.Heading("六、预期成果").Paragraph(OrNone(data.ExpectedResults));
        Budget(document, data);
        document.Heading("八、以往举办情况").Paragraph(OrNone(data.PastExperience));
        document.Heading("九、办班条件").Paragraph(OrNone(data.HostConditions));
        Attachments(document, data);
        Opinions(document, data);
        var form = document.Build();
        return data.IsDraft ? form with { Sections = [.. form.Sections.Select(Draft)] } : form;
    }

    /// <summary>Where the word stands on a page: shares of its height.</summary>
    private static readonly float[] DraftPlaces = [0.2f, 0.5f, 0.8f];

    /// <summary>The word 草稿 under the text of every page, so that no draft passes for what was filed.</summary>
    private static Section Draft(Section section) =>
        section with
        {
            Marks =
            [
                .. section.Marks,
                .. DraftPlaces.Select(at => new TextMark(
                    "草　稿",
                    new TextStyle(FontFace.Serif, 96) { Align = TextAlign.Center, Ink = new Ink(0xE6, 0xE6, 0xE6) },
                    0,
                    (section.Page.Height * at) - 60,
                    section.Page.Width
                )),
            ],
        };

    private static void Overview(DocumentBuilder document, ProposalFormData data) =>
        document
            .Heading("一、基本情况")
            .Facts(
                new("研修班名称", data.Title, Wide: true),
                new("类别", data.Kind),
                new("领域", data.Field),
                new("承办单位", data.Host.Name, Wide: true),
                new("统一社会\n信用代码", data.Host.CreditCode, Wide: true),
                new("主办单位", Joined(data.Sponsors), Wide: true),
                new("协办单位", Joined(data.CoOrganisers), Wide: true),
                new("联系人", data.ContactName),
                new("联系电话", data.ContactPhone),
                new("研修人数", $"{data.Headcount}人"),
                new("其中省外人数", $"{data.HeadcountOutsideProvince}人"),
                new("起止日期", $"{Chinese.Date(data.StartsOn)}至{Chinese.Date(data.EndsOn)}", Wide: true),
                new("研修天数", $"{data.Days}天"),
                new("研修方式", data.Mode),
                new("举办地点", data.Place, Wide: true)
            );

    private static void Teaching(DocumentBuilder document, ProposalFormData data)
    {
        document.Heading("四、课程安排");
        document.Table(
            [
                Column.Fixed("日期", 62, TextAlign.Center),
                Column.Fixed("时段", 36, TextAlign.Center),
                Column.Share("课程内容", 1),
                Column.Number("学时", 36),
                Column.Fixed("授课人", 92),
                Column.Fixed("职称", 62),
            ],
            [
                .. data.Courses.Select(c =>
                    Row.Of(Chinese.ShortDate(c.Date), c.HalfDay, c.Topic, Chinese.Hours(c.Hours), c.Lecturer, c.LecturerTitle)
                ),
                Row.Total("学时合计", 3, Chinese.Hours(data.Courses.Sum(c => c.Hours)), "", ""),
            ]
        );

        document.Heading("五、师资情况");
        document.Table(
            [
                Column.Fixed("序号", 34, TextAlign.Center),
                Column.Fixed("姓名", 92),
                Column.Share("工作单位", 1),
                Column.Fixed("职称", 76),
                Column.Fixed("职务", 76),
                Column.Fixed("院士", 36, TextAlign.Center),
            ],
            [
                .. data.Lecturers.Select(
                    (l, i) => Row.Of(Chinese.Count(i + 1), l.Name, l.Unit, l.TitleRank, l.Position, l.IsAcademician ? "是" : "否")
                ),
            ]
        );
    }

    private static void Budget(DocumentBuilder document, ProposalFormData data)
    {
        var funding = data.Funding;
        document
            .Heading("七、经费预算")
            .Facts(
                new("中央财政", $"{Chinese.Yuan(funding.Central)} 元"),
                new("省级财政", $"{Chinese.Yuan(funding.Region)} 元"),
                new("自筹经费", $"{Chinese.Yuan(funding.Own)} 元"),
                new("经费合计", $"{Chinese.Yuan(funding.Central + funding.Region + funding.Own)} 元")
            );
        document.Add(
            new TableBlock(
                [
                    Column.Fixed("支出项目", 76),
                    Column.Share("测算过程", 1),
                    Column.Number("申报金额", 68),
                    Column.Share("标准测算", 1),
                    Column.Number("标准上限", 68),
                    Column.Fixed("核对结果", 52, TextAlign.Center),
                ],
                [
                    .. data.BudgetLines.Select(l =>
                        Row.Of(l.Item, l.Working, Chinese.Yuan(l.Amount), l.StandardWorking, Chinese.YuanOrDash(l.Limit), l.Verdict)
                    ),
                    Row.Total(
                        "合计",
                        2,
                        Chinese.Yuan(data.BudgetTotals.Amount),
                        "",
                        Chinese.YuanOrDash(data.BudgetTotals.Limit),
                        data.BudgetTotals.Verdict
                    ),
                ]
            )
            {
                Caption = "经费支出明细（单位：元）",
            }
        );
        document.Note($"标准依据：{data.RuleSource}");
    }

    private static void Attachments(DocumentBuilder document, ProposalFormData data)
    {
        document.Heading("十、附件");
        if (data.Attachments.Count == 0)
        {
            document.Paragraph(None);
            return;
        }

        document.Table(
            [
                Column.Fixed("序号", 34, TextAlign.Center),
                Column.Share("文件名", 1),
                Column.Number("大小", 64),
                Column.Fixed("校验码（SHA-256 前12位）", 130, TextAlign.Center),
            ],
            [.. data.Attachments.Select((a, i) => Row.Of(Chinese.Count(i + 1), a.Name, a.Size, a.Digest))]
        );
    }

    private static void Opinions(DocumentBuilder document, ProposalFormData data)
    {
        document.Heading("十一、审核意见");
        if (data.Opinions.Count > 0)
        {
            document.Table(
                [
                    Column.Fixed("审核部门（人）", 110),
                    Column.Fixed("结论", 56, TextAlign.Center),
                    Column.Share("意见", 1),
                    Column.Fixed("日期", 84, TextAlign.Center),
                ],
                [.. data.Opinions.Select(o => Row.Of(o.Who, o.Decision, o.Opinion, o.Date))]
            );
        }
        else
        {
            document.Paragraph("尚无审核意见。");
        }

        document
            .Space(18)
            .Add(
                new SignatureBlock(
                    ["承办单位（公章）：　　　　　　　　　", "单位负责人（签字）：　　　　　　　　", "　　　年　　月　　日"],
                    SealLine,
                    0
                )
            );
    }

    private static string OrNone(string text) => string.IsNullOrWhiteSpace(text) ? None : text;

    private static string Joined(IReadOnlyList<string> names) => names.Count == 0 ? None : string.Join("、", names);
}
