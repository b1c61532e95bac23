using KnowledgeUpdate.Documents.Certificates;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Documents.Tests.Certificates;

public sealed class CertificateSheetTests
{
    private static readonly SkiaDocumentRenderer Renderer = new();

    [Fact]
    public void Every_fact_can_be_read_back_from_the_sheet()
    {
        var f = Sheet(CertificateKind.SeminarCompletion).Facts;
        var text = string.Concat(PdfText.Pages(Renderer.Render(CertificateSheet.Build(Sheet(CertificateKind.SeminarCompletion)))));

        Assert.Contains("研 修 结 业 证 书", text, StringComparison.Ordinal);
        Assert.All(
            new[]
            {
                f.Programme,
                f.Number,
                f.Name,
                f.IdentityMask,
                f.Subject,
                "2026年6月15日至19日",
                "40",
                f.Provider,
                f.Issuer,
                "2026年6月26日",
                VerificationCode.Format(f.Code),
            },
            fact => Assert.Contains(fact, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void The_yearly_certificate_parts_the_hours()
    {
        var text = string.Concat(PdfText.Pages(Renderer.Render(CertificateSheet.Build(Sheet(CertificateKind.YearlyHours)))));
        Assert.Contains("公需必修15学时", text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("专业科目60学时", text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, InlineData(1), InlineData(12), InlineData(80)]
    public void The_activities_stand_on_further_pages_and_an_item_adds_a_kilobyte_at_most(int count)
    {
        string[] titles =
        [
            "数据安全与个人信息保护专题培训",
            "工业控制系统安全高级研修班",
            "公需科目必修课程与考试",
            "西部陆海新通道物流工程技术讲座",
            "新能源汽车动力电池回收利用",
            "糖料蔗良种繁育与机械化收获",
            "人工智能大模型应用实践",
            "专业技术人员职业道德与科研诚信",
            "岩溶地区地下水污染防治",
            "医疗器械临床评价与注册申报",
            "钢结构桥梁疲劳检测与加固",
            "少数民族语言文献数字化保护",
        ];
        var sheet = Sheet(CertificateKind.YearlyHours);
        CertificateItem[] items =
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new CertificateItem(
                    new DateOnly(2026, 3, 1).AddDays(i),
                    new DateOnly(2026, 3, 2).AddDays(i),
                    titles[i % titles.Length],
                    "专业科目",
                    7.5m
                )),
        ];
        var bytes = Renderer.Render(CertificateSheet.Build(sheet with { Items = items }));

        if (Environment.GetEnvironmentVariable("KU_PDF_OUT") is { } folder)
            File.WriteAllBytes(Path.Combine(folder, $"Listed{count}.pdf"), bytes);
        var pages = PdfText.Pages(bytes);
        Assert.True(pages.Count >= 2);
        var text = string.Concat(pages.Skip(1));
        Assert.All(items.Take(titles.Length), i => Assert.Contains(i.Title, text, StringComparison.Ordinal));
        Assert.Contains(CertificateItems.DigestOf(items)[..9], text, StringComparison.Ordinal);
        Assert.Contains(sheet.Facts.Number, text, StringComparison.Ordinal);
        Assert.All(PdfText.Places(bytes), p => Assert.True(p is { X: > 40 and < 800, Y: > 35 and < 560 }, $"{p}"));
        // What the page itself needs (its words in two faces) is counted with the first page's sixty.
        Assert.InRange(bytes.Length, 0, (60 + count) * 1024);
    }

    [Theory]
    [InlineData(CertificateKind.SeminarCompletion)]
    [InlineData(CertificateKind.YearlyHours)]
    public void A_reprint_has_the_same_bytes_and_a_sheet_is_small(CertificateKind kind)
    {
        var first = Renderer.Render(CertificateSheet.Build(Sheet(kind)));

        if (Environment.GetEnvironmentVariable("KU_PDF_OUT") is { } folder)
            File.WriteAllBytes(Path.Combine(folder, $"{kind}.pdf"), first);

        Assert.Equal(first, Renderer.Render(CertificateSheet.Build(Sheet(kind))));
        Assert.InRange(first.Length, 10_000, 80_000);
    }

    [Fact]
    public void It_is_one_page_with_the_longest_names()
    {
        var data = Sheet(CertificateKind.SeminarCompletion);
        var wordy = data with
        {
            Facts = data.Facts with
            {
                Name = "阿卜杜热合曼·阿卜杜克热木买买提江",
                Subject = new string('研', 60),
                Provider = new string('院', 40),
            },
        };
        Assert.Single(PdfText.Pages(Renderer.Render(CertificateSheet.Build(wordy))));
    }

    internal static CertificateSheetData Sheet(CertificateKind kind)
    {
        var seminar = kind == CertificateKind.SeminarCompletion;
        var facts = new CertificateFacts
        {
            Kind = kind,
            Number = "桂知更研结〔2026〕00417号",
            Code = "7K3MZQ9T5C1XW8VHS",
            Name = "韦知新",
            IdentityMask = "4501**********0008",
            Subject = seminar ? "工业控制系统安全高级研修班" : "2026年度",
            Hours = seminar ? 40 : 90,
            Compulsory = seminar ? null : 15,
            Elective = seminar ? null : 15,
            Professional = seminar ? null : 60,
            From = new DateOnly(2026, 6, 15),
            To = new DateOnly(2026, 6, 19),
            Provider = "漓江电子科技学院",
            Issuer = "广西壮族自治区人力资源和社会保障厅",
            Programme = "专业技术人才知识更新工程",
            IssuedOn = new DateOnly(2026, 6, 26),
            ExpiresOn = null,
        };
        return new CertificateSheetData(
            facts,
            "https://zsgx.example.gov.cn/v/7K3MZQ9T5C1XW8VHS#" + new string('A', 420),
            "zsgx.example.gov.cn/verify",
            null,
            new DateTimeOffset(2026, 6, 26, 1, 0, 0, TimeSpan.Zero)
        );
    }
}
