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
