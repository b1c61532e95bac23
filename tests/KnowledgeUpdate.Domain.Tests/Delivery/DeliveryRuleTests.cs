using CsCheck;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Domain.Tests.Delivery;

public sealed class DeliveryRuleTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 8, 0, 20, 0, TimeSpan.Zero);
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private static readonly IReadOnlyList<GatheringHalfDay> Day =
    [
        HalfDay(Domain.Attendance.HalfDay.Morning, new(8, 30), new(12, 0)),
        HalfDay(Domain.Attendance.HalfDay.Afternoon, new(13, 0), new(17, 0)),
    ];

    [Fact]
    public void A_code_holds_for_thirty_seconds_of_skew_and_no_longer_than_a_minute()
    {
        var (half, person) = (Guid.NewGuid(), Guid.NewGuid());
        Gen.Int[0, 100_000]
            .Select(Gen.Int[-30, 30])
            .Sample(
                (second, skew) =>
                {
                    var shown = Now.AddSeconds(second);
                    var code = RotatingCode.Of(Key, half, person, RotatingCode.StepOf(shown));
                    Assert.Equal(RotatingCode.StepOf(shown), RotatingCode.Find(Key, half, person, code, shown.AddSeconds(skew)));
                    Assert.Null(RotatingCode.Find(Key, half, person, code, shown.AddSeconds(60)));
                    Assert.True(RotatingCode.WasRight(Key, half, person, code, shown.AddSeconds(60)));
                    Assert.False(RotatingCode.WasRight(Key, half, person, code, shown.AddSeconds(4000)));
                }
            );
    }

    [Fact]
    public void A_code_of_another_person_half_day_or_portal_is_none()
    {
        var (half, person, step) = (Guid.NewGuid(), Guid.NewGuid(), RotatingCode.StepOf(Now));
        var code = RotatingCode.Of(Key, half, person, step);
        Assert.Null(RotatingCode.Find(Key, half, Guid.NewGuid(), code, Now));
        Assert.Null(RotatingCode.Find(Key, Guid.NewGuid(), person, code, Now));
        Assert.Null(RotatingCode.Find([.. Key.Reverse()], half, person, code, Now));
    }

    [Theory]
    [InlineData("12-12345678", 12, "12345678")]
    [InlineData(" １２-１２３４５６７８ ", 12, "12345678")]
    [InlineData("https://gx.example/seminars/0198/scan?code=7-00000001", 7, "00000001")]
    public void A_personal_code_is_read_as_typed_or_scanned(string typed, int seat, string code) =>
        Assert.Equal((seat, code), RotatingCode.ReadPersonal(typed));

    [Theory]
    [InlineData("12345678")]
    [InlineData("12-1234567")]
    [InlineData("-12345678")]
    [InlineData("x-12345678")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_personal_code_is_not_read_as_one(string? typed) => Assert.Null(RotatingCode.ReadPersonal(typed));

    [Fact]
    public void Between_two_half_days_the_middle_of_the_pause_parts_their_signs()
    {
        Assert.Null(At(7, 29));
        Assert.Equal((Day[0], (SignKind?)SignKind.Arrive), (At(7, 30), Rule.KindAt(Day[0], Clock(7, 30))));
        Assert.Equal((Day[0], (SignKind?)SignKind.Leave), (At(12, 29), Rule.KindAt(Day[0], Clock(12, 29))));
        Assert.Equal((Day[1], (SignKind?)SignKind.Arrive), (At(12, 30), Rule.KindAt(Day[1], Clock(12, 30))));
        Assert.Equal(Day[1], At(17, 59));
        Assert.Null(At(18, 0));
    }

    [Theory]
    [InlineData(0, "08:30", "14:30")]
    [InlineData(10, "08:20", "14:20")]
    [InlineData(60, "07:30", "13:30")]
    [InlineData(90, "07:00", "13:00")]
    [InlineData(120, "06:30", "12:45")]
    [InlineData(600, "22:30", "12:30")]
    public void The_parameter_alone_says_when_arrival_opens_and_never_while_the_half_day_before_runs(
        int minutes,
        string morning,
        string afternoon
    )
    {
        IReadOnlyList<GatheringHalfDay> day =
        [
            HalfDay(Domain.Attendance.HalfDay.Afternoon, new(14, 30), new(17, 30)),
            HalfDay(Domain.Attendance.HalfDay.Morning, new(8, 30), new(12, 0)),
        ];
        var windows = SignWindows.Of(day, _ => Rule with { OpensBefore = minutes });
        Assert.Equal(
            [morning, afternoon],
            windows.Select(w => BeijingTime.LocalOf(w.OpensAt).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))
        );
        foreach (var w in windows)
            Assert.Equal(((SignKind?)SignKind.Arrive, w.HalfDay), (w.KindAt(w.OpensAt), windows.At(w.OpensAt)!.HalfDay));
        Assert.Null(windows[0].KindAt(windows[0].OpensAt.AddSeconds(-1)));
        Assert.Equal(windows[0].HalfDay, windows.After(windows[0].OpensAt.AddSeconds(-1))?.HalfDay);
        Assert.Equal((Clock(18, 30), null), (windows[1].ClosesAt, windows.After(Clock(15, 0))));
        Assert.Equal((Clock(11, 30), windows[0].ClosesAt), windows[0].TimesOf(SignKind.Leave));
    }

    [Fact]
    public void Windows_of_a_day_never_overlap_and_each_belongs_to_one_half_day()
    {
        Gen.Select(Gen.Int[0, 720], Gen.Int[10, 300], Gen.Int[0, 240], Gen.Int[10, 300])
            .Sample(
                (opens, first, pause, second) =>
                {
                    var from = Clock(8, 0);
                    Span[] spans =
                    [
                        new(from, from.AddMinutes(first)),
                        new(from.AddMinutes(first + pause), from.AddMinutes(first + pause + second)),
                    ];
                    var windows = SignWindows.Of(spans, _ => Rule with { OpensBefore = opens });
                    Assert.True(
                        windows[0].ClosesAt <= windows[1].OpensAt
                            && windows[1].OpensAt >= spans[0].EndsAt
                            && windows[1].OpensAt <= spans[1].StartsAt
                    );
                    Assert.Null(windows[0].KindAt(windows[0].ClosesAt));
                }
            );
    }

    [Fact]
    public void An_early_sign_waits_and_becomes_presence_by_itself()
    {
        var arrived = Clock(8, 28);
        Assert.Equal(
            [
                HalfDayStanding.NotBegun,
                HalfDayStanding.Waiting,
                HalfDayStanding.Present,
                HalfDayStanding.NoLeaving,
                HalfDayStanding.Attended,
                HalfDayStanding.Missing,
                HalfDayStanding.Absent,
                HalfDayStanding.NoArrival,
            ],
            [
                Rule.Of(Day[0], null, null, Clock(8, 0)),
                Rule.Of(Day[0], arrived, null, Clock(8, 29)),
                Rule.Of(Day[0], arrived, null, Clock(8, 30)),
                Rule.Of(Day[0], arrived, null, Clock(12, 0)),
                Rule.Of(Day[0], arrived, Clock(11, 58), Clock(12, 0)),
                Rule.Of(Day[0], null, null, Clock(9, 0)),
                Rule.Of(Day[0], null, null, Clock(12, 0)),
                Rule.Of(Day[0], null, Clock(11, 58), Clock(12, 0)),
            ]
        );
    }

    private static readonly AttendanceRule Rule = new(60, 15, 60, 30, 50, 50);

    [Fact]
    public void Two_signs_around_the_middle_earn_nothing_and_each_window_has_its_sign()
    {
        foreach (
            var (hour, minute, kind) in new (int, int, SignKind?)[]
            {
                (7, 29, null),
                (7, 30, SignKind.Arrive),
                (9, 29, SignKind.Arrive),
                (9, 30, null),
                (10, 14, null),
                (10, 16, null),
                (11, 29, null),
                (11, 30, SignKind.Leave),
                (12, 59, SignKind.Leave),
                (13, 0, null),
            }
        )
            Assert.Equal(kind, Rule.KindAt(Day[0], Clock(hour, minute)));
        var window = SignWindows.Of(Day, _ => Rule)[0];
        Assert.Equal(
            (Clock(7, 30), Clock(11, 30), null),
            (window.NextAt(Clock(7, 0)), window.NextAt(Clock(10, 0)), window.NextAt(Clock(12, 0)))
        );
    }

    [Fact]
    public void Late_arrival_and_early_leaving_are_states_with_hours_of_their_own()
    {
        foreach (
            var (arrived, left, standing, share) in new[]
            {
                (Clock(8, 45), Clock(11, 30), HalfDayStanding.Attended, 1m),
                (Clock(8, 46), Clock(12, 0), HalfDayStanding.Late, .5m),
                (Clock(8, 30), Clock(11, 29), HalfDayStanding.LeftEarly, .5m),
                (Clock(9, 0), Clock(11, 0), HalfDayStanding.LeftEarly, .25m),
            }
        )
            Assert.Equal((standing, share), (Rule.Of(Day[0], arrived, left, Clock(12, 0)), Rule.ShareOf(Day[0], arrived, left)));
        Assert.Equal((0m, 0m), (Rule.ShareOf(Day[0], Clock(8, 30), null), Rule.ShareOf(Day[0], null, Clock(12, 0))));
    }

    [Fact]
    public void In_a_short_half_day_the_windows_never_overlap()
    {
        Gen.Select(Gen.Int[10, 300], Gen.Int[0, 120], Gen.Int[0, 120], Gen.Int[0, 120])
            .Sample(
                (minutes, late, closes, leaves) =>
                {
                    var (rule, short_) = (
                        new AttendanceRule(60, late, closes, leaves, 50, 50),
                        new Span(Clock(8, 0), Clock(8, 0).AddMinutes(minutes))
                    );
                    var kinds = Enumerable
                        .Range(-70, minutes + 140)
                        .Select(m => rule.KindAt(short_, short_.StartsAt.AddMinutes(m)))
                        .ToList();
                    Assert.True(kinds.LastIndexOf(SignKind.Arrive) < kinds.IndexOf(SignKind.Leave));
                }
            );
    }

    private sealed record Span(DateTimeOffset StartsAt, DateTimeOffset EndsAt) : IHalfDayTimes;

    [Fact]
    public void Seats_never_pass_their_number_whatever_happens()
    {
        Gen.Int[1, 20]
            .Select(Gen.Int[0, 3].Array[1, 60])
            .Sample(
                (capacity, acts) =>
                {
                    var (seats, numbers) = (new GatheringSeats(Guid.NewGuid(), capacity), new List<int>());
                    foreach (var act in acts)
                    {
                        if (act <= 1 && seats.Left > 0)
                            numbers.Add(seats.Take());
                        else if (act <= 1)
                            Refused.By(
                                "All {0} seats are taken. Put the person on the waiting list, or free a seat first.",
                                () => seats.Take()
                            );
                        else if (act == 2)
                            seats.Free();
                        else if (seats.Taken > 1)
                            Refused.By("{0} seats are taken: the number of seats cannot be {1}.", () => seats.Resize(seats.Taken - 1));
                        Assert.InRange(seats.Taken, 0, seats.Capacity);
                    }

                    Assert.Distinct(numbers);
                }
            );
    }

    [Fact]
    public void Whoever_does_not_meet_a_condition_gets_a_seat_only_with_a_reason()
    {
        var (seats, conditions) = (
            new GatheringSeats(Guid.NewGuid(), 1),
            new EnrolmentConditions(TitleLevel.Intermediate, ["工程技术"], ["new-it"], true)
        );
        var learner = new Learner(
            "韦小新",
            IdentityKind.ResidentId,
            [],
            [],
            "",
            new Profession("会计", TitleLevel.Assistant, null, null, Education.Bachelor),
            Now
        );
        var unmet = conditions.Unmet(learner, false);
        Assert.Equal([UnmetCondition.TitleLevel, UnmetCondition.Series, UnmetCondition.Field, UnmetCondition.Employer], unmet);
        var enrolment = new Enrolment(Guid.NewGuid(), learner, "", EnrolmentRoute.Registration, unmet, Guid.NewGuid(), Now);
        Refused.By(
            "{0} does not meet the conditions. Enter why the person is admitted all the same.",
            () => enrolment.Confirm(seats, " ", Now)
        );
        Assert.Equal((0, EnrolmentState.Applied), (seats.Taken, enrolment.State));

        enrolment.Confirm(seats, "骨干，单位来函。", Now);

        Assert.Equal((1, 1, "骨干，单位来函。"), (seats.Taken, enrolment.Seat, enrolment.Reason));
        enrolment.Withdraw(seats, null, Now);
        Assert.Equal((0, null), (seats.Taken, enrolment.Seat));
    }

    [Theory]
    [InlineData(5, 6, 20, 80, true)]
    [InlineData(4, 6, 16, 80, false)]
    [InlineData(0, 6, 0, 0, false)]
    [InlineData(0, 0, 0, 80, false)]
    public void Completion_follows_from_the_least_share(int attended, int held, int hours, int least, bool completed)
    {
        var learner = new Learner(
            "韦小新",
            IdentityKind.ResidentId,
            [],
            [],
            "",
            new Profession(null, TitleLevel.None, null, null, Education.NotStated),
            Now
        );
        var enrolment = new Enrolment(Guid.NewGuid(), learner, "", EnrolmentRoute.Registration, [], Guid.NewGuid(), Now);
        enrolment.Judge(attended, held, hours, least);
        Assert.Equal(
            (completed ? Outcome.Completed : Outcome.NotCompleted, completed ? hours : 0),
            (enrolment.Outcome!.Value, enrolment.Hours)
        );
    }

    [Fact]
    public void A_mean_is_rounded_once_and_a_half_goes_up()
    {
        Assert.Equal(4.13m, Evaluation.Mean([5, 4, 4, 4, 4, 4, 4, 4]));
        Assert.Equal(4.33m, Evaluation.Mean([5, 4, 4]));
    }

    [Fact]
    public void An_answer_has_every_mark_and_an_id_that_tells_no_time()
    {
        Refused.By("Answer every question.", () => new EvaluationAnswer(Guid.NewGuid(), [5, 5], null));
        Refused.By(
            "Answer every question.",
            () => new EvaluationAnswer(Guid.NewGuid(), [.. Enumerable.Repeat(6, Evaluation.Questions.Count)], null)
        );
        Assert.Equal(4, new EvaluationAnswer(Guid.NewGuid(), [.. Enumerable.Repeat(5, Evaluation.Questions.Count)], null).Id.Version);
    }

    private static GatheringHalfDay HalfDay(HalfDay half, TimeOnly from, TimeOnly to) =>
        new(Guid.NewGuid(), new PlannedHalfDay(new DateOnly(2027, 3, 8), half, from, to, 4));

    private static DateTimeOffset Clock(int hour, int minute) => BeijingTime.At(new DateTime(2027, 3, 8, hour, minute, 0));

    private static GatheringHalfDay? At(int hour, int minute) => SignWindows.Of(Day, _ => Rule).At(Clock(hour, minute))?.HalfDay;

    [Theory]
    [InlineData(TitleLevel.Intermediate, false, true)]
    [InlineData(TitleLevel.FullSenior, false, false)]
    [InlineData(TitleLevel.None, false, false)]
    [InlineData(TitleLevel.None, true, true)]
    public void The_title_levels_of_the_call_are_admitted_and_managerial_staff_where_it_says_so(
        TitleLevel level,
        bool managers,
        bool admitted
    )
    {
        var conditions = EnrolmentConditions.None with
        {
            Levels = [TitleLevel.Intermediate, TitleLevel.AssociateSenior],
            AdmitsManagers = managers,
        };

        var learner = new Learner(
            "韦小新",
            IdentityKind.ResidentId,
            [],
            [],
            "",
            new Profession("会计", level, null, null, Education.Bachelor),
            Now
        );

        Assert.Equal(admitted, conditions.Unmet(learner, true).Count == 0);
    }
}
