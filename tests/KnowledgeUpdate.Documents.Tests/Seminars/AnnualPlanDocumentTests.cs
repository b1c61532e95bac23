using KnowledgeUpdate.Documents.Seminars;

namespace KnowledgeUpdate.Documents.Tests.Seminars;

public sealed class AnnualPlanDocumentTests
{
    [Fact]
    public void The_annex_numbers_the_rows_by_kind_and_adds_them_up()
    {
        var plan = Samples.Plan() with
        {
            Rows =
            [
                new("甲班", "急需紧缺", "甲院", 50, 5, "6月", "甲市", "省级财政"),
                new("乙班", "岗位提升", "乙院", 40, 3, "7月", "乙市", "自筹"),
                new("丙班", "急需紧缺", "丙院", 1_960, 4, "8月", "丙市", "省级财政"),
            ],
        };

        var annex = PdfText.Pages(AnnualPlanDocument.Build(plan))[^1];

        Assert.Contains(
            "急需紧缺（2期）1甲班急需紧缺甲院5056月甲市省级财政2丙班急需紧缺丙院196048月丙市省级财政急需紧缺小计20109",
            annex,
            StringComparison.Ordinal
        );
        Assert.Contains("岗位提升（1期）3乙班岗位提升乙院4037月乙市自筹岗位提升小计403", annex, StringComparison.Ordinal);
        Assert.Contains("合计（3期）205012", annex, StringComparison.Ordinal);
    }

    [Fact]
    public void The_text_has_its_head_number_title_signature_and_date()
    {
        var plan = Samples.Plan();

        var pages = PdfText.Pages(AnnualPlanDocument.Build(plan));

        Assert.StartsWith(plan.IssuerName + plan.DocumentNumber + plan.Title + plan.Salutation, pages[0], StringComparison.Ordinal);
        Assert.Contains("某某自治区人力资源和社会保障厅2026年4月15日", pages[1], StringComparison.Ordinal);
        Assert.StartsWith("附件" + plan.AnnexTitle + "序号研修班名称", pages[2], StringComparison.Ordinal);
        Assert.StartsWith(plan.AnnexTitle + "（续）序号研修班名称", pages[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_without_a_number_or_salutation_goes_straight_to_its_title()
    {
        var notice = Samples.Plan() with { DocumentNumber = null, Salutation = null, Title = "关于2026年度高级研修班计划的公示" };

        var first = PdfText.Pages(AnnualPlanDocument.Build(notice))[0];

        Assert.StartsWith(notice.IssuerName + notice.Title + "根据", first, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_of_20_seminars_is_small() =>
        Assert.InRange(PdfText.Render(AnnualPlanDocument.Build(Samples.Plan())).Length, 1, 200_000);
}
