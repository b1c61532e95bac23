using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Seminars;
using static KnowledgeUpdate.Domain.Tests.Samples;

namespace KnowledgeUpdate.Domain.Tests.Seminars;

public sealed class ProposalFormTests
{
    /// <summary>One thing wrong at a time: what is changed, and the section and field that then lack something.</summary>
    private static readonly (Func<ProposalContent, ProposalContent> Change, ProposalSection Section, string Field)[] Cases =
    [
        (c => c with { Title = "" }, ProposalSection.Topic, "Title"),
        (c => c with { Kind = null }, ProposalSection.Topic, "Kind"),
        (c => c with { Kind = SeminarKind.OnPost }, ProposalSection.Topic, "Kind"),
        (c => c with { Field = null }, ProposalSection.Topic, "Field"),
        (c => c with { Field = "space" }, ProposalSection.Topic, "Field"),
        (c => c with { RecommenderId = null }, ProposalSection.Topic, "RecommenderId"),
        (c => c with { ContactName = " " }, ProposalSection.Topic, "ContactName"),
        (c => c with { ContactPhone = null }, ProposalSection.Topic, "ContactPhone"),
        (c => c with { ContactPhone = "12345" }, ProposalSection.Topic, "ContactPhone"),
        (c => c with { Grounds = null }, ProposalSection.Rationale, "Grounds"),
        (c => c with { Aims = "" }, ProposalSection.Rationale, "Aims"),
        (c => c with { Target = null }, ProposalSection.Trainees, "Target"),
        (c => c with { FromOutside = 51 }, ProposalSection.Trainees, "FromOutside"),
        (c => c with { FromOutside = -1 }, ProposalSection.Trainees, "FromOutside"),
        (c => c with { StartsOn = null }, ProposalSection.Schedule, "StartsOn"),
        (c => c with { Place = null }, ProposalSection.Schedule, "Place"),
        (
            c => c with { Lecturers = [c.Lecturers[0], new("", "校", "教授", LecturerRank.FullSenior)] },
            ProposalSection.Lecturers,
            "Lecturers[1].Name"
        ),
        (c => c with { Lecturers = [c.Lecturers[0] with { Unit = "" }] }, ProposalSection.Lecturers, "Lecturers[0].Unit"),
        (c => c with { Lecturers = [c.Lecturers[0] with { Title = " " }] }, ProposalSection.Lecturers, "Lecturers[0].Title"),
        (c => c with { Lecturers = [c.Lecturers[0], c.Lecturers[0]] }, ProposalSection.Lecturers, "Lecturers[1].Name"),
        (c => c with { Courses = [c.Courses[0] with { Topic = "" }, .. c.Courses.Skip(1)] }, ProposalSection.Courses, "Courses[0].Topic"),
        (c => c with { Courses = [c.Courses[0] with { Day = 0 }, .. c.Courses.Skip(1)] }, ProposalSection.Courses, "Courses[0].Day"),
        (c => c with { Courses = [c.Courses[0] with { Day = 6 }, .. c.Courses.Skip(1)] }, ProposalSection.Courses, "Courses[0].Day"),
        (
            c => Balanced(c with { Courses = [.. c.Courses, c.Courses[0] with { Half = HalfDay.Evening, Lecturer = "某" }] }),
            ProposalSection.Courses,
            "Courses[3].Lecturer"
        ),
        (
            c => Balanced(c with { Courses = [c.Courses[0] with { Hours = 8.5m }, .. c.Courses.Skip(1)] }),
            ProposalSection.Courses,
            "Courses[0].Hours"
        ),
        (c => c with { Budget = null }, ProposalSection.Budget, "Lodging"),
        (c => Balanced(c with { Budget = c.Budget! with { Lodging = 340.01m } }), ProposalSection.Budget, "Lodging"),
        (c => Balanced(c with { Budget = c.Budget! with { Meals = 131 } }), ProposalSection.Budget, "Meals"),
        (c => Balanced(c with { Budget = c.Budget! with { Venue = 56 } }), ProposalSection.Budget, "Venue"),
        (c => Balanced(c with { Budget = c.Budget! with { FeePerHourFull = 1001 } }), ProposalSection.Budget, "FeePerHourFull"),
        (c => Balanced(c with { Budget = c.Budget! with { Other = -1 } }), ProposalSection.Budget, "Other"),
        (c => c with { OwnFunds = c.OwnFunds + 0.01m }, ProposalSection.Funding, "OwnFunds"),
        (c => c with { RegionFunds = 0 }, ProposalSection.Funding, "OwnFunds"),
        (c => c with { RegionFunds = c.RegionFunds + c.OwnFunds + 1, OwnFunds = -1 }, ProposalSection.Funding, "OwnFunds"),
        (c => c with { CentralFunds = 600, OwnFunds = c.OwnFunds - 600 }, ProposalSection.Funding, "CentralFunds"),
        (c => c with { Results = null }, ProposalSection.Results, "Results"),
        (c => c with { Conditions = "  " }, ProposalSection.Results, "Conditions"),
        (c => c with { Attachments = [] }, ProposalSection.Attachments, "File"),
        (c => c with { Attachments = [c.Attachments[0] with { Category = "其他" }] }, ProposalSection.Attachments, "File"),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Fact]
    public void A_complete_form_lacks_nothing()
    {
        Assert.Empty(ProposalForm.Check(Complete, PlainTerms, Standard));
        Assert.Empty(ProposalForm.Check(Complete with { ContactPhone = "138 0000 0008" }, PlainTerms, Standard));
        Assert.Empty(ProposalForm.Check(Complete with { ContactPhone = "0771-2345678" }, PlainTerms, Standard));
    }

    [Fact]
    public void A_national_seminar_may_ask_for_central_money() =>
        Assert.Empty(
            ProposalForm.Check(Complete with { Kind = SeminarKind.National, CentralFunds = 100_000, RegionFunds = 0 }, PlainTerms, Standard)
        );

    [Theory, MemberData(nameof(Numbers))]
    public void A_single_fault_is_named_with_its_place(int number)
    {
        var (change, section, field) = Cases[number];

        var fault = Assert.Single(ProposalForm.Check(change(Complete), PlainTerms, Standard));

        Assert.Equal((section, field), (fault.Section, fault.FieldName));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(501)]
    public void The_head_count_is_from_1_to_500(int? people) =>
        Assert.Equal(["HeadCount"], Fields(Balanced(Complete with { HeadCount = people, FromOutside = null })));

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(121)]
    public void The_days_are_from_1_to_120(int? days) => Assert.Contains("Days", Fields(Balanced(Complete with { Days = days })));

    [Fact]
    public void A_lesson_without_hours_is_named() =>
        Assert.Equal(
            ["Courses[0].Hours"],
            Fields(Balanced(Complete with { Courses = [Complete.Courses[0] with { Hours = 0 }, .. Complete.Courses.Skip(1)] }))
        );

    [Fact]
    public void Without_lecturers_the_list_and_the_lessons_that_name_them_lack_something() =>
        Assert.Equal(
            ["Lecturers", "Courses[0].Lecturer", "Courses[1].Lecturer", "Courses[2].Lecturer"],
            Fields(Balanced(Complete with { Lecturers = [] }))
        );

    [Fact]
    public void Lessons_cover_the_days_but_those_of_arrival_and_leaving()
    {
        Assert.Equal(["Courses"], Fields(Balanced(Complete with { Courses = [.. Complete.Courses.Take(2)] })));
        Assert.Empty(Fields(Balanced(Complete with { Days = 2, Courses = [.. Complete.Courses.Take(1)] })));
    }

    [Fact]
    public void A_seminar_lies_after_today_and_within_the_plans_year()
    {
        Assert.Empty(Dates(Complete));
        Assert.Equal(["The first day must be after today"], Dates(Complete with { StartsOn = new DateOnly(2026, 11, 27) }));
        Assert.Equal(
            ["The seminar must lie within {0}, the year of the plan"],
            Dates(Complete with { StartsOn = new DateOnly(2028, 1, 3) })
        );
        Assert.Equal(
            ["The seminar must lie within {0}, the year of the plan"],
            Dates(Complete with { StartsOn = new DateOnly(2027, 12, 29) })
        );

        static IEnumerable<string> Dates(ProposalContent content) =>
            ProposalForm.Check(content, PlainTerms, Standard, 2027, new DateOnly(2026, 11, 27)).Select(f => f.Message);
    }

    [Fact]
    public void Answers_longer_than_the_form_takes_are_named()
    {
        Assert.Equal(["Grounds"], Fields(Complete with { Grounds = new string('长', 2001) }));
        Assert.Equal(["Title"], Fields(Complete with { Title = new string('长', 101) }));
        Assert.Equal(
            ["Courses[1].Topic"],
            Fields(
                Complete with
                {
                    Courses = [Complete.Courses[0], Complete.Courses[1] with { Topic = new string('长', 201) }, Complete.Courses[2]],
                }
            )
        );
    }

    [Fact]
    public void The_number_of_trainees_is_within_the_calls()
    {
        Assert.Equal(
            ["The call asks for {0} trainees or more", "The call allows {0} trainees at most"],
            [
                .. ProposalForm.Check(Complete, PlainTerms with { MinPeople = 51 }, Standard).Select(f => f.Message),
                .. ProposalForm.Check(Complete, PlainTerms with { MaxPeople = 49 }, Standard).Select(f => f.Message),
            ]
        );
    }

    [Fact]
    public void Without_lessons_the_course_table_lacks() => Assert.Equal(["Courses"], Fields(Balanced(Complete with { Courses = [] })));

    [Fact]
    public void Sources_and_budget_are_equal_and_the_fault_shows_both_sums()
    {
        var fault = Assert.Single(ProposalForm.Check(Complete with { OwnFunds = 0 }, PlainTerms, Standard));

        Assert.Equal([100_000m, 140_600m], fault.Args);
    }

    [Fact]
    public void A_fault_of_the_budget_shows_item_asked_excess_limit_and_factors()
    {
        var fault = Assert.Single(
            ProposalForm.Check(Balanced(Complete with { Budget = Complete.Budget! with { Lodging = 342 } }), PlainTerms, Standard)
        );

        Assert.Equal(["Lodging", 85_500m, 500m, 85_000m, "50 × 5 × 340"], [((Said)fault.Args[0]!).Key, .. fault.Args.Skip(1)]);
    }

    [Fact]
    public void Without_a_standard_the_budget_is_not_compared() =>
        Assert.Empty(
            ProposalForm.Check(Complete with { OwnFunds = 0, Budget = Complete.Budget! with { Lodging = 999 } }, PlainTerms, null)
        );

    [Fact]
    public void An_empty_form_is_untouched_and_faulty_in_every_section()
    {
        var empty = new ProposalContent();

        Assert.All(Enum.GetValues<ProposalSection>(), section => Assert.True(ProposalForm.IsUntouched(empty, section)));
        Assert.All(Enum.GetValues<ProposalSection>(), section => Assert.False(ProposalForm.IsUntouched(Complete, section)));
        Assert.Equal(
            Enum.GetValues<ProposalSection>().Except([ProposalSection.Funding]),
            ProposalForm.Check(empty, PlainTerms, Standard).Select(f => f.Section).Distinct()
        );
    }

    [Fact]
    public void A_seminar_ends_on_its_last_day()
    {
        Assert.Equal(new DateOnly(2027, 6, 18), Complete.EndsOn);
        Assert.Null((Complete with { Days = 0 }).EndsOn);
        Assert.Equal((4m, 140_600m), (Complete.TotalHours, Complete.TotalFunds));
    }

    private static IEnumerable<string> Fields(ProposalContent content) =>
        ProposalForm.Check(content, PlainTerms, Standard).Select(f => f.FieldName);

    /// <summary>The host bears the rest, so that only the fault under test remains.</summary>
    private static ProposalContent Balanced(ProposalContent content)
    {
        var total = FeeCalculator.Work(Standard, "三类", content).Total;
        return content with { RegionFunds = 0, OwnFunds = total };
    }
}
