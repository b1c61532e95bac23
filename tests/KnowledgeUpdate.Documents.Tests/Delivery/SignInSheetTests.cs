using KnowledgeUpdate.Documents.Delivery;

namespace KnowledgeUpdate.Documents.Tests.Delivery;

public sealed class SignInSheetTests
{
    private static readonly string[] Names = ["韦小新", "阿卜杜拉·吐尔逊", "李㛃", "覃龑", "〓小明"];

    private static SignInSheetData Data(int people, int halfDays = 1) =>
        new()
        {
            Title = "智慧农业与遥感数据应用高级研修班",
            Host = "某某农业科学院",
            Place = "某某市某某区大学东路100号示例楼三层报告厅",
            Address = "https://gx.example/learn/seminars/0198f000-0000-7000-8000-000000000001/sign",
            Created = Samples.Created,
            HalfDays =
            [
                .. Enumerable
                    .Range(0, halfDays)
                    .Select(i => new SignInHalfDay(
                        $"3月{8 + i}日（星期一）上午",
                        "08:30—12:00",
                        "签到 07:30—09:30，08:45 以后为迟到；签退 11:30—13:00"
                    )),
            ],
            People =
            [
                .. Enumerable
                    .Range(1, people)
                    .Select(n => new SignInPerson(
                        n,
                        Names[n % Names.Length],
                        n % 7 == 0 ? "某某自治区地质矿产勘查开发局第七地质大队资源环境与灾害防治技术中心" : "邕江大学"
                    )),
            ],
            Unprintable = ["座号 4（U+20BB7）"],
        };

    [Fact]
    public void Hundreds_of_people_get_a_row_each_and_every_page_says_what_it_is()
    {
        var data = Data(313, 2);
        var pages = PdfText.Pages(Save(SignInSheet.Build(data)));

        Assert.All(
            pages,
            p =>
                Assert.All(
                    new[]
                    {
                        data.Title,
                        data.Place,
                        data.Host,
                        "08:30—12:00",
                        "座号",
                        "签到（签名）",
                        "学员用本人手机扫码签到",
                        "班务人员（签名）",
                    },
                    fact => Assert.Contains(fact, p, StringComparison.Ordinal)
                )
        );
        // Each half day is handed out by itself, so its pages are counted alone.
        var each = pages.Count / 2;
        Assert.Equal(2 * each, pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            Assert.Contains(i < each ? "3月8日" : "3月9日", pages[i], StringComparison.Ordinal);
            Assert.Contains(
                $"第{(i % each) + 1}页共{each}页",
                pages[i].Replace(" ", "", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
        }

        Assert.Equal(313 * 2, pages.Sum(p => p.Split("邕江大学").Length - 1 + p.Split("第七地质大队").Length - 1));
        Assert.Contains("U+20BB7", pages[each - 1], StringComparison.Ordinal);
        Assert.Contains("李㛃", pages[0], StringComparison.Ordinal);
        Assert.InRange(each, 13, 18);
    }

    [Fact]
    public void A_row_leaves_room_for_a_hand_and_the_header_row_does_not_grow()
    {
        TableBlock Table(float least) =>
            new([Column.Share("姓名", 1)], [.. Enumerable.Range(0, 40).Select(_ => Row.Of("韦"))]) { LeastRowHeight = least };
        int Pages(float least) => PdfText.Pages(Samples.Builder().Add(Table(least)).Build()).Count;
        Assert.Equal((2, 3), (Pages(0), Pages(45)));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    public void A_long_title_is_set_smaller_and_stays_in_its_box(int characters)
    {
        var data = Data(1) with { Title = new string('长', characters), Place = new string('地', characters) };
        var pages = PdfText.Pages(Save(SignInSheet.Build(data)));
        Assert.Equal(characters, Assert.Single(pages).Count(c => c == '长'));
    }

    private static byte[] Save(Document document)
    {
        var pdf = PdfText.Render(document);
        if (Environment.GetEnvironmentVariable("KU_PDF_OUT") is { } folder)
            File.WriteAllBytes(Path.Combine(folder, $"sign-in-{pdf.Length}.pdf"), pdf);
        return pdf;
    }
}
