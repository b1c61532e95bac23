using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Rules;
using KnowledgeUpdate.Domain.Seminars;
using static KnowledgeUpdate.Domain.Tests.Samples;

namespace KnowledgeUpdate.Domain.Tests.Seminars;

public sealed class FeeStandardTests
{
    private const string Json = """
        {
          "Classes": [{ "Name": "三类", "Lodging": 340, "Meals": 130, "Venue": 50, "Other": 30 }],
          "Tiers": [{ "AfterDays": 15, "Share": 0.8 }, { "AfterDays": 30, "Share": 0.7 }],
          "LecturerCaps": { "AssociateSenior": 500, "FullSenior": 1000, "Academician": 1500 },
          "HalfDayHours": 4
        }
        """;

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly Gen<decimal> Quarters = Gen.Int[1, 24].Select(n => n / 4m);
    private static readonly Gen<decimal> Money = Gen.Int[0, 60_000].Select(n => n / 100m);

    private static readonly Gen<Course> Lesson = Gen.Select(
        Gen.Int[1, 3],
        Gen.Enum<HalfDay>(),
        Quarters,
        Gen.Int[0, 2].Select(i => "甲乙丙"[i].ToString()),
        Gen.Int[1, 4],
        (day, half, hours, lecturer, joined) => new Course(day, half, "题", hours, lecturer, joined)
    );

    private static readonly Gen<ProposalContent> Content = Gen.Select(
        Gen.Int[1, 200],
        Gen.Int[1, 60],
        Money,
        Money,
        Money,
        Money,
        Money,
        Lesson.Array[0, 8],
        (people, days, lodging, meals, venue, other, fee, lessons) =>
            new ProposalContent
            {
                HeadCount = people,
                Days = days,
                Budget = new BudgetRequest(lodging, meals, venue, other, fee, fee * 2, fee * 3, 1000),
                Lecturers =
                [
                    new("甲", "校", "教授", LecturerRank.FullSenior),
                    new("乙", "校", "副教授", LecturerRank.AssociateSenior),
                    new("丙", "院", "院士", LecturerRank.Academician),
                ],
                Courses = lessons,
            }
    );

    [Fact]
    public void Five_days_of_fifty_people_have_the_cap_of_the_fixture()
    {
        var working = Work(50, 5, new BudgetRequest(340, 130, 50, 30, 0, 0, 0, 0));

        Assert.Equal(137_500m, Standard.Cap("三类", 50, 5));
        Assert.Equal([85_000m, 32_500m, 12_500m, 7_500m], working.Lines.Select(l => l.Allowed));
        Assert.Equal(
            (137_500m, 137_500m, FeeVerdict.Within, "50 × 5 × 550"),
            (
                working.Comprehensive.Asked,
                working.Comprehensive.Allowed,
                working.Comprehensive.Verdict,
                working.Comprehensive.AllowedWorking
            )
        );
        Assert.True(working.IsWithin);
    }

    [Fact]
    public void Twenty_days_of_forty_people_have_the_cap_of_the_fixture()
    {
        Assert.Equal(418_000m, Standard.Cap("三类", 40, 20));
        Assert.Equal("40 × 19 × 550", Work(40, 20, new BudgetRequest(0, 0, 0, 0, 0, 0, 0, 0)).Comprehensive.AllowedWorking);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(15, 15)]
    [InlineData(16, 15.8)]
    [InlineData(30, 27)]
    [InlineData(31, 27.7)]
    [InlineData(45, 37.5)]
    public void Long_courses_count_by_tier(int days, double weighted) => Assert.Equal((decimal)weighted, Standard.WeightedDays(days));

    [Fact]
    public void Five_hours_of_a_morning_pay_four()
    {
        Assert.Equal(4_000m, Standard.LecturerCap(LecturerRank.FullSenior, [new(1, HalfDay.Morning, "题", 5, "黄某")]));
        Assert.Equal(
            4_000m,
            Standard.LecturerCap(
                LecturerRank.FullSenior,
                [new(1, HalfDay.Morning, "题", 2, "黄某"), new(1, HalfDay.Morning, "二", 3, "黄某")]
            )
        );
        Assert.Equal(
            5_000m,
            Standard.LecturerCap(
                LecturerRank.FullSenior,
                [new(1, HalfDay.Morning, "题", 4, "黄某"), new(1, HalfDay.Afternoon, "二", 1, "黄某")]
            )
        );
    }

    [Fact]
    public void Two_joined_classes_are_paid_once() =>
        Assert.Equal(
            2_000m,
            Standard.LecturerCap(LecturerRank.AssociateSenior, [new(1, HalfDay.Morning, "题", 4, "韦某", JoinedClasses: 2)])
        );

    [Fact]
    public void The_standard_is_read_from_the_rule()
    {
        var rule = new ProgrammeRule(RuleKeys.TrainingFee, Json, new DateOnly(2017, 1, 1), "财行〔2016〕540号");

        var read = JsonSerializer.Deserialize<FeeStandard>(rule.Value, Options)!;

        Assert.Equal(JsonSerializer.Serialize(Standard, Options), JsonSerializer.Serialize(read, Options));
        Assert.Equal((137_500m, 418_000m), (read.Cap("三类", 50, 5), read.Cap("三类", 40, 20)));
        Assert.Equal(1500m, read.CapOf(LecturerRank.Academician));
    }

    [Fact]
    public void What_the_standard_lacks_is_not_guessed()
    {
        Assert.Equal(
            ["一类"],
            Refused
                .By(
                    "The fee standard has no class {0}. The programme office enters it under Programme rules.",
                    () => Standard.ClassOf("一类")
                )
                .Args
        );
        Refused.By(
            "The fee standard has no lecturer's fee for this rank. The programme office enters it under Programme rules.",
            () => new FeeStandard().CapOf(LecturerRank.FullSenior)
        );
    }

    [Fact]
    public void A_lesson_is_paid_once_where_two_lecturers_share_a_name()
    {
        var content = Complete with
        {
            Lecturers = [new("黄某", "甲校", "教授", LecturerRank.FullSenior), new("黄某", "乙院", "院士", LecturerRank.Academician)],
            Budget = Complete.Budget! with { FeePerHourAcademician = 1500 },
        };

        var line = Assert.Single(FeeCalculator.Work(Standard, "三类", content).Lecturers);

        Assert.Equal(("Full senior", 3_600m), (line.Item, line.Asked));
    }

    [Theory]
    [InlineData(340, 130, 80, 0, FeeVerdict.Within, FeeVerdict.Within, FeeVerdict.MayShift, FeeVerdict.Within)]
    [InlineData(341, 0, 0, 0, FeeVerdict.Over, FeeVerdict.Within, FeeVerdict.Within, FeeVerdict.Within)]
    [InlineData(0, 131, 0, 0, FeeVerdict.Within, FeeVerdict.Over, FeeVerdict.Within, FeeVerdict.Within)]
    [InlineData(340, 130, 50, 31, FeeVerdict.Within, FeeVerdict.Within, FeeVerdict.Within, FeeVerdict.Over)]
    public void Lodging_and_meals_are_hard_and_the_rest_is_shifted(
        int lodging,
        int meals,
        int venue,
        int other,
        FeeVerdict onLodging,
        FeeVerdict onMeals,
        FeeVerdict onVenue,
        FeeVerdict onAll
    )
    {
        var working = Work(50, 5, new BudgetRequest(lodging, meals, venue, other, 0, 0, 0, 0));

        Assert.Equal(
            (onLodging, onMeals, onVenue, onAll),
            (working.Lines[0].Verdict, working.Lines[1].Verdict, working.Lines[2].Verdict, working.Comprehensive.Verdict)
        );
        Assert.Equal(onLodging != FeeVerdict.Over && onMeals != FeeVerdict.Over && onAll != FeeVerdict.Over, working.IsWithin);
    }

    [Fact]
    public void The_cap_grows_with_people_and_days() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 120])
            .Sample(
                (people, days) =>
                    Standard.Cap("三类", people + 1, days) >= Standard.Cap("三类", people, days)
                    && Standard.Cap("三类", people, days + 1) >= Standard.Cap("三类", people, days)
                    && Standard.Cap("三类", people, days) <= people * days * 550m
            );

    [Fact]
    public void Shifting_between_venue_and_other_never_changes_the_comprehensive_verdict() =>
        Gen.Select(Content, Gen.Int[0, 100])
            .Sample(
                (content, part) =>
                {
                    var moved = content.Budget!.Venue * part / 100;
                    var shifted = content with
                    {
                        Budget = content.Budget with { Venue = content.Budget.Venue - moved, Other = content.Budget.Other + moved },
                    };

                    Assert.Equal(
                        FeeCalculator.Work(Standard, "三类", content).Comprehensive,
                        FeeCalculator.Work(Standard, "三类", shifted).Comprehensive
                    );
                }
            );

    [Fact]
    public void Lodging_over_its_cap_is_over_though_the_sum_is_within() =>
        Gen.Select(Content, Gen.Int[1, 20_000])
            .Sample(
                (content, over) =>
                {
                    // Long courses lower the cap below the standard, so the sum stays within only up to 15 days.
                    var short15 = content with
                    {
                        Days = Math.Min(content.Days!.Value, 15),
                        Budget = content.Budget! with { Lodging = 340 + over / 100m, Meals = 0, Venue = 0, Other = 0 },
                    };
                    var working = FeeCalculator.Work(Standard, "三类", short15);

                    Assert.Equal(
                        (FeeVerdict.Over, FeeVerdict.Within, false),
                        (working.Lines[0].Verdict, working.Comprehensive.Verdict, working.IsWithin)
                    );
                    Assert.Equal(over / 100m * short15.HeadCount!.Value * short15.Days!.Value, working.Lines[0].Excess);
                }
            );

    [Fact]
    public void Every_sum_is_the_product_of_the_factors_shown() =>
        Content.Sample(content =>
        {
            var working = FeeCalculator.Work(Standard, "三类", content);

            foreach (var line in working.Lines.Concat(working.Lecturers))
                Assert.Equal((line.Asked, line.Allowed), (Product(line.AskedWorking), Product(line.AllowedWorking)));
            Assert.Equal(working.Comprehensive.Allowed, Product(working.Comprehensive.AllowedWorking));
            Assert.Equal(working.Lines.Sum(l => l.Asked), working.Comprehensive.Asked);
            Assert.Equal(working.Comprehensive.Asked + working.Lecturers.Sum(l => l.Asked) + 1000, working.Total);
        });

    [Fact]
    public void Joined_classes_never_change_what_is_paid() =>
        Content.Sample(content =>
        {
            var alone = content with { Courses = [.. content.Courses.Select(c => c with { JoinedClasses = 1 })] };

            Assert.Equal(FeeCalculator.Work(Standard, "三类", alone).Lecturers, FeeCalculator.Work(Standard, "三类", content).Lecturers);
        });

    [Fact]
    public void Payable_hours_never_pass_the_lessons_nor_four_in_half_a_day() =>
        Lesson
            .Array[0, 12]
            .Sample(lessons =>
            {
                var paid = Standard.PayableHours(lessons);

                Assert.True(paid <= lessons.Sum(l => l.Hours));
                Assert.True(paid <= 4 * lessons.Select(l => (l.Lecturer, l.Day, l.Half)).Distinct().Count());
            });

    private static decimal? Product(string working) =>
        working
            .Split(" × ")
            .Select(f => decimal.Parse(f, CultureInfo.InvariantCulture))
            .Aggregate(1m, (product, factor) => product * factor);

    private static FeeWorking Work(int people, int days, BudgetRequest budget) =>
        FeeCalculator.Work(
            Standard,
            "三类",
            new ProposalContent
            {
                HeadCount = people,
                Days = days,
                Budget = budget,
            }
        );
}
