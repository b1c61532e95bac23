using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Publicities;

namespace KnowledgeUpdate.Domain.Tests.Publicities;

public sealed class PublicityTests
{
    private static readonly WorkingCalendar Calendar = new(new HashSet<int> { 2026 }, new Dictionary<DateOnly, bool>());
    private static readonly DateTimeOffset First = BeijingTime.StartOf(new DateOnly(2026, 12, 7));
    private static readonly DateTimeOffset Over = BeijingTime.StartOf(new DateOnly(2026, 12, 12));

    [Fact]
    public void Five_working_days_from_a_Monday_end_on_Friday()
    {
        var publicity = Start();

        Assert.Equal(
            (new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 11), 5, PublicityState.Open),
            (publicity.StartsOn, publicity.EndsOn, publicity.WorkingDays, publicity.State)
        );
    }

    [Fact]
    public void A_period_has_a_day_and_a_calendar()
    {
        Refused.By("A notice period lasts at least one working day.", () => Start(days: 0));
        Assert.Equal(
            [2027],
            Refused
                .By(
                    "The working days of {0} are not configured. The system administrator enters them under Calendar.",
                    () => Start(days: 60)
                )
                .Args
        );
    }

    [Fact]
    public void Objections_are_taken_from_0_00_of_the_first_to_24_00_of_the_last_day()
    {
        var publicity = Start();

        Assert.Equal(
            [false, true, true, false],
            new[] { First.AddTicks(-1), First, Over.AddTicks(-1), Over }.Select(publicity.TakesObjections)
        );
        var (early, late) = (
            Refused.By(
                "The notice period has not begun. Objections are taken from {0:yyyy-MM-dd} at 0:00 on.",
                () => Receive(publicity, First.AddTicks(-1))
            ),
            Refused.By("The notice period is over. Objections were taken until {0:yyyy-MM-dd} at 24:00.", () => Receive(publicity, Over))
        );
        Assert.Equal(
            ("The notice period has not begun. Objections are taken from {0:yyyy-MM-dd} at 0:00 on.", new DateOnly(2026, 12, 7)),
            (early.Message, early.Args[0])
        );
        Assert.Equal(
            ("The notice period is over. Objections were taken until {0:yyyy-MM-dd} at 24:00.", new DateOnly(2026, 12, 11)),
            (late.Message, late.Args[0])
        );
        publicity.Replace("更正");
        Assert.False(publicity.TakesObjections(First));
        Refused.By("This list was corrected and made public anew. Object to the corrected list.", () => Receive(publicity, First));
    }

    [Fact]
    public void A_period_ends_when_its_last_day_is_over_and_once()
    {
        var publicity = Start();

        Assert.Equal(
            [new DateOnly(2026, 12, 11)],
            Refused.By("The notice period ends on {0:yyyy-MM-dd} at 24:00.", () => publicity.End(Over.AddTicks(-1))).Args
        );
        Assert.Equal(PublicityState.Open, publicity.State);
        publicity.End(Over);
        Assert.Equal(PublicityState.Ended, publicity.State);
        Refused.ByState(PublicityState.Ended, PublicityAction.End, () => publicity.End(Over));
    }

    [Fact]
    public void A_correction_replaces_a_period_once_and_says_why()
    {
        var publicity = Start();
        publicity.Replace("单位名称有误");

        Refused.ByState(PublicityState.Replaced, PublicityAction.Replace, () => publicity.Replace("再"));
        Assert.Equal((PublicityState.Replaced, "单位名称有误"), (publicity.State, publicity.CorrectionReason));
        Assert.Equal(publicity.Id, Start(from: publicity.Id).RestartedFromId);
    }

    [Fact]
    public void An_objection_is_received_trimmed_and_answered_once()
    {
        var objection = Receive(Start(), First);
        // 00:30 in Beijing is still the day before in UTC; people are told the Beijing date.
        var night = BeijingTime.At(new DateTime(2026, 12, 9, 0, 30, 0));

        objection.Resolve(ObjectionFinding.NotUpheld, " 经核实，异议不成立 ", null, night);

        Assert.Equal(("覃某", "13800000008", "事实", First), (objection.Name, objection.Contact, objection.Content, objection.ReceivedAt));
        Assert.Equal(
            (ObjectionState.Answered, ObjectionFinding.NotUpheld, "经核实，异议不成立", night),
            (objection.State, objection.Finding, objection.Answer, objection.AnsweredAt)
        );
        Assert.Equal(
            [new DateOnly(2026, 12, 9)],
            Refused
                .By(
                    "This objection was answered on {0:yyyy-MM-dd}.",
                    () => objection.Resolve(ObjectionFinding.Upheld, "经核实，两个项目重复。", "取消第3项", night)
                )
                .Args
        );
        Assert.Equal(ObjectionFinding.NotUpheld, objection.Finding);
    }

    private const string Nothing = "Say in the answer what was looked into and what was found: the person reads nothing else.",
        Contrary = "The answer says that the objection is not upheld, the finding that it is. Bring the two together.",
        NoMeasure = "Say what is corrected in the list: an objection that is upheld changes it.";

    [Theory]
    [InlineData(ObjectionFinding.Upheld, "不成立。", "取消名单第3项", Nothing)]
    [InlineData(ObjectionFinding.Upheld, "经核查，异议不成立。", "取消名单第3项", Contrary)]
    [InlineData(
        ObjectionFinding.NotUpheld,
        "经核查，异议成立。",
        null,
        "The answer says that the objection is upheld, the finding that it is not. Bring the two together."
    )]
    [InlineData(ObjectionFinding.NotUpheld, "……！！！？？", null, Nothing)]
    [InlineData(ObjectionFinding.Upheld, "经核查，两个项目内容重复。", null, NoMeasure)]
    [InlineData(ObjectionFinding.Upheld, "经核查，两个项目内容重复。", "无", NoMeasure)]
    public void An_answer_that_says_nothing_or_the_contrary_of_the_finding_is_refused(
        ObjectionFinding finding,
        string answer,
        string? measure,
        string sentence
    )
    {
        var objection = Receive(Start(), First);

        Refused.By(sentence, () => objection.Resolve(finding, answer, measure, First));
        Assert.Equal((ObjectionState.Received, null, null), (objection.State, objection.Finding, objection.Answer));
    }

    [Fact]
    public void An_upheld_objection_waits_for_the_corrected_notice_and_is_carried_out_once()
    {
        var objection = Receive(Start(), First);
        objection.Resolve(ObjectionFinding.Upheld, "经核查，两个项目内容重复。", " 取消名单第3项 ", First);
        Assert.True(objection.AwaitsCorrection);
        var corrected = Start();

        objection.CarryOut(corrected);

        Assert.Equal((false, corrected.Id, "取消名单第3项"), (objection.AwaitsCorrection, objection.CorrectedById, objection.Measure));
        Refused.By("Objection {0} does not wait for a correction of the list.", () => objection.CarryOut(corrected));
    }

    [Fact]
    public void An_objection_is_about_a_row_of_the_list_or_all_of_it()
    {
        Refused.By(
            "This list has no such row. Choose one of its rows, or the whole list.",
            () => Objection.Receive(Start(), "YY-1", "覃某", "13800000008", "<x>", ["甲班"], "事实", First)
        );
        Assert.Equal("甲班", Objection.Receive(Start(), "YY-1", "覃某", "13800000008", "甲班", ["甲班"], "事实", First).About);
    }

    private static Publicity Start(int days = 5, Guid? from = null) =>
        Publicity.Start(
            "AnnualPlan",
            Guid.CreateVersion7(),
            "GX-2026-1",
            "公示",
            "正文",
            "[]",
            new DateOnly(2026, 12, 7),
            days,
            Calendar,
            from
        );

    private static Objection Receive(Publicity publicity, DateTimeOffset now) =>
        Objection.Receive(publicity, "YY-1", " 覃某 ", " 13800000008 ", "", [], " 事实 ", now);
}
