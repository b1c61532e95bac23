using KnowledgeUpdate.Documents.Seminars;

namespace KnowledgeUpdate.Documents.Tests.Seminars;

public sealed class ProposalFormTests
{
    [Fact]
    public void The_form_prints_everything_that_was_filed()
    {
        var data = Samples.Proposal();

        var text = string.Concat(PdfText.Pages(ProposalForm.Build(data)));

        string[] expected =
        [
            data.Number,
            "第2版",
            data.FiledAt,
            data.Title,
            data.Kind,
            data.Field,
            data.Host.Name,
            data.Host.CreditCode,
            "某某自治区人力资源和社会保障厅、某某自治区农业农村厅",
            data.CoOrganisers[0],
            "古丽娜尔·买买提",
            data.ContactPhone,
            "60人",
            "8人",
            "2026年6月8日至2026年6月12日",
            "5天",
            data.Place,
            data.Mode,
            "李㛃",
            "阿卜杜拉·吐尔逊",
            data.RuleSource,
            data.PastExperience,
            data.HostConditions,
            "54,000.00",
            "144,000.00",
            "160,000.00",
            "120,000.00 元",
            "课程大纲.pdf",
            "9f86d081884c",
            "退回补正",
            "学时合计40",
        ];
        Assert.All(expected, part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_with_nothing_optional_still_prints()
    {
        var data = Samples.Proposal() with
        {
            Sponsors = [],
            CoOrganisers = [],
            Courses = [],
            Lecturers = [],
            BudgetLines = [],
            Attachments = [],
            Opinions = [],
            PastExperience = "",
            HostConditions = " ",
            BudgetTotals = new(0, null, "—"),
        };

        var text = string.Concat(PdfText.Pages(ProposalForm.Build(data)));

        Assert.Contains("主办单位无", text, StringComparison.Ordinal);
        Assert.Contains("十、附件无", text, StringComparison.Ordinal);
        Assert.Contains("尚无审核意见。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_is_small() => Assert.InRange(PdfText.Render(ProposalForm.Build(Samples.Proposal())).Length, 1, 200_000);
}
