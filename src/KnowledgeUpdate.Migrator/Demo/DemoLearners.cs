using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Migrator.Demo;

/// <summary>The demo's learners, all invented: one who signs in, and staff of a unit with hours of two years.</summary>
internal static class DemoLearners
{
    private const string Employer = "五象数字产业有限公司",
        Administrator = "unit02";
    private const string Surnames = "韦黄覃陆莫蒙罗蓝农潘梁谭岑廖卢",
        Given = "建国晓燕志强丽华文斌海波秀英振宇天成玉兰子轩思远";
    private static readonly string[] Titles = ["技术员", "助理工程师", "工程师", "高级工程师", "正高级工程师"];

    public static async Task RunAsync(DemoPeople people, Action<string> say)
    {
        if (!people.IsGuangxi)
            return;
        // A seal that names nobody, so that certificates of the demo look as they would.
        await people.ConfirmAsync(
            await people.AsAsync("office", new ChangeIssuerSeal(new ChosenFile("样章.png", Documents.Certificates.SampleSeal.Draw())))
        );
        var year = (short)BeijingTime.DateOf(people.Clock.Now).Year;
        await people.AsAsync(
            "learner",
            new AddMyLearner(
                "韦知新",
                IdentityKind.ResidentId,
                Number(0),
                Employer,
                new Profession("工程技术", TitleLevel.Intermediate, "工程师", "new-it", Education.Master)
            )
        );
        var mine = (await people.AsAsync("learner", new GetMyRecord()))!;
        var asked = (await people.AsAsync(Administrator, new ListLearners(year, null, null, new Application.Common.PageOf()))).Requests[0];
        var request = await people.AsAsync(Administrator, new GetEmploymentRequest(asked.Id));
        await people.AsAsync(Administrator, new DecideEmployment(asked.Id, request.Version, true, null));
        await CreditAsync(people, (short)(year - 1), mine.Id, 15, 15, 64);
        await people.AsAsync("learner", new TakeYearlyCertificate((short)(year - 1)));
        await CreditAsync(people, year, mine.Id, 15, 9, 46);
        for (var i = 1; i <= 45; i++)
        {
            var name = $"{Surnames[i % Surnames.Length]}{Given[i * 7 % Given.Length]}{Given[i * 11 % Given.Length]}";
            var profession = new Profession("工程技术", (TitleLevel)(1 + i % 5), Titles[i % Titles.Length], "new-it", Education.Bachelor);
            var id = (await people.AsAsync(Administrator, new EnterLearner(name, IdentityKind.ResidentId, Number(i), profession)))
                .Id!
                .Value;
            await CreditAsync(people, year, id, i % 4 == 0 ? 0 : 15, i % 7 * 3, 20 + i * 13 % 55);
        }

        foreach (var (i, other) in DemoUnits.OtherLearners.Index())
            await people.AsAsync(
                other.UserName,
                new AddMyLearner(
                    other.Name,
                    IdentityKind.ResidentId,
                    Number(60 + i),
                    null,
                    new Profession("工程技术", TitleLevel.Assistant, "助理工程师", "new-it", Education.Bachelor)
                )
            );

        say("51 learners with hours of two years; 韦知新 signs in as “learner”");
    }

    private static async Task CreditAsync(DemoPeople people, short year, Guid learner, int compulsory, int elective, int professional)
    {
        var credits = new List<HourCredit>();
        void Add(HourCategory category, decimal hours, string title, string provider, int month)
        {
            if (hours > 0)
                credits.Add(
                    new HourCredit
                    {
                        LearnerId = learner,
                        Category = category,
                        Hours = hours,
                        SourceKind = HourSource.Course,
                        SourceId = Guid.CreateVersion7(),
                        Title = title,
                        Provider = provider,
                        From = new DateOnly(year, month, 6),
                        To = new DateOnly(year, month, 10),
                        Rule = "按课程标明学时",
                    }
                );
        }

        Add(HourCategory.PublicCompulsory, compulsory, "公需科目必修课程与考试", "广西壮族自治区人力资源和社会保障厅", 5);
        Add(HourCategory.PublicElective, Math.Min(6, elective), "生态文明与绿色发展", "广西壮族自治区人力资源和社会保障厅", 6);
        Add(HourCategory.PublicElective, Math.Max(0, elective - 6), "数据安全与个人信息保护", "广西壮族自治区人力资源和社会保障厅", 8);
        Add(HourCategory.Professional, Math.Min(40, professional), "工业控制系统安全高级研修班", "漓江电子科技学院", 6);
        Add(HourCategory.Professional, Math.Max(0, professional - 40), "数据要素与信息化技术论坛", "邕江大学", 9);
        await people.PortalAsync(new CreditHours(year, credits));
    }

    // Sequence 000: nobody holds such a number.
    private static string Number(int i)
    {
        var first = FormattableString.Invariant($"450103{new DateOnly(1972, 3, 1).AddDays(i * 97):yyyyMMdd}000");
        return first + IdentityNumber.CheckCharacter(first);
    }
}
