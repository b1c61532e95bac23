using System.Security.Cryptography;
using System.Text;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Evaluations;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Closing;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Evaluations;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>Signs, rolls, disputes, evaluation and closing papers.</summary>
public sealed class AttendanceTests(PortalFixture portal) : UseCaseTest(portal)
{
    private HeldSeminar seminar = null!;
    private Person learner = null!;
    private IReadOnlyList<GatheringHalfDay> halfDays = [];

    private async Task BeginAsync()
    {
        seminar = await HeldSeminar.FiledAsync(Province);
        learner = await seminar.LearnerAsync();
        await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id));
        halfDays = await seminar.HalfDaysAsync();
    }

    private Task<SignAnswer> ScanAsync(string? code, Person? by = null) =>
        Province.SendAsync(by ?? seminar.Host, new ScanPersonalCode(seminar.Id, code));

    private async Task<string> CodeAsync() => (await Province.SendAsync(learner, new GetMyCode(seminar.Id))).Code!;

    private Task<List<SignRefusal>> RefusalsAsync() =>
        Province.ReadAsync(db => db.RefusedSigns.OrderBy(r => r.Id).Select(r => r.Refusal).ToListAsync());

    [Fact]
    public async Task A_personal_code_serves_once_and_an_early_sign_turns_into_presence()
    {
        await BeginAsync();
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(-2);
        var code = await CodeAsync();

        var taken = await ScanAsync($"https://gx.localhost/seminars/{seminar.Id}/scan?code={code}");
        Assert.Equal(
            (null, SignKind.Arrive, HalfDayStanding.Waiting, false),
            (taken.Refusal, taken.Kind, taken.Standing, taken.IsRepeated)
        );
        Assert.Equal(SignRefusal.Replayed, (await ScanAsync(code)).Refusal);
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(1);
        Assert.Equal(HalfDayStanding.Present, (await Province.SendAsync(learner, new GetMySeminar(seminar.Id))).HalfDays[0].Standing);
        // A new code of the same half of the half day is lawful and changes nothing.
        Assert.True((await ScanAsync(await CodeAsync())).IsRepeated);
        Province.Clock.Now = halfDays[0].EndsAt.AddMinutes(-1);
        Assert.Equal(
            (SignKind.Leave, HalfDayStanding.Attended),
            ((await ScanAsync(await CodeAsync())) is var a ? (a.Kind, a.Standing) : default)
        );
        Assert.Equal([SignRefusal.Replayed], await RefusalsAsync());
        Assert.Equal(2, await Province.ReadAsync(db => db.AttendanceSigns.CountAsync()));
    }

    [Fact]
    public async Task Two_scans_around_the_middle_are_refused_and_a_later_leaving_takes_the_place_of_an_earlier()
    {
        await BeginAsync();
        var middle = halfDays[0].StartsAt + (halfDays[0].EndsAt - halfDays[0].StartsAt) / 2;
        foreach (var at in new[] { middle.AddMinutes(-1), middle.AddMinutes(1) })
        {
            Province.Clock.Now = at;
            Assert.Null((await Province.SendAsync(learner, new GetMyCode(seminar.Id))).Code);
            var room = await Province.SendAsync(seminar.Host, new GetRoomCode(seminar.Id));
            Assert.Equal((null, halfDays[0].EndsAt.AddMinutes(-30)), (room.Code, room.OpensAt));
        }

        Assert.Equal(0, await Province.ReadAsync(db => db.AttendanceSigns.CountAsync()));
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(20);
        Assert.Null((await ScanAsync(await CodeAsync())).Refusal);
        Province.Clock.Now = halfDays[0].EndsAt.AddMinutes(-29);
        Assert.Equal(HalfDayStanding.Late, (await ScanAsync(await CodeAsync())).Standing);
        Province.Clock.Now = halfDays[0].EndsAt.AddMinutes(2);
        Assert.False((await ScanAsync(await CodeAsync())).IsRepeated);
        var mine = (await Province.SendAsync(learner, new GetMySeminar(seminar.Id))).HalfDays[0];
        Assert.Equal((HalfDayStanding.Late, halfDays[0].EndsAt.AddMinutes(2), true), (mine.Standing, mine.Left, mine.MayDispute));
        Assert.Equal(
            (3, 1),
            await Province.ReadAsync(async db =>
                (await db.AttendanceSigns.CountAsync(), await db.AttendanceSigns.CountAsync(s => s.VoidedAt != null))
            )
        );
    }

    [Fact]
    public async Task A_wider_arrival_window_holds_for_codes_roll_and_offline_roll_and_a_share_of_nothing_earns_nothing()
    {
        await BeginAsync();
        var from = halfDays[0].Date;
        foreach (var (key, number) in new[] { (RuleKeys.ArrivalOpens, 120), (RuleKeys.LateShare, 0) })
            await Province.SendAsync(seminar.Office, new EnterRule(key, number, null, from, "办班细则", null));
        var enrolment = (await seminar.EnrolmentAsync(learner)).Id;
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(-121);
        Assert.Equal(halfDays[0].StartsAt.AddMinutes(-120), (await Province.SendAsync(learner, new GetMyCode(seminar.Id))).OpensAt);
        Assert.False((await Province.SendAsync(seminar.Host, new GetRoll(seminar.Id, halfDays[0].Id))).MayEnter);
        await Refused.ByAsync(
            "This half day has not begun: its roll is entered from {0} on.",
            () => Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, halfDays[0].Id, [new(enrolment, true, false)], [], null))
        );
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(-119);
        Assert.Equal((null, SignKind.Arrive), (await ScanAsync(await CodeAsync())) is var a ? (a.Refusal, a.Kind) : default);
        var sheet = await Province.SendAsync(seminar.Host, new GetRoll(seminar.Id, halfDays[0].Id));
        Assert.True(sheet.MayEnter);
        Province.Clock.Now = halfDays[1].StartsAt;
        var roll = await Province.SendAsync(seminar.Host, new GetRoll(seminar.Id, halfDays[1].Id));
        var (batch, body) = (Guid.NewGuid(), $$"""[{"seat":1,"kind":"Arrive","at":"{{halfDays[1].StartsAt.AddMinutes(-119):O}}"}]""");
        var signature = Convert.ToBase64String(
            HMACSHA256.HashData(Convert.FromBase64String(roll.DeviceKey), Encoding.UTF8.GetBytes($"{batch:D}\n{halfDays[1].Id:D}\n{body}"))
        );
        Assert.Equal(
            1,
            (await Province.SendAsync(seminar.Host, new ReceiveOfflineRoll(seminar.Id, halfDays[1].Id, batch, body, signature))).Taken
        );
        Assert.Equal(
            halfDays[1].StartsAt.AddMinutes(-119),
            await Province.ReadAsync(db => db.AttendanceSigns.Where(s => s.HalfDayId == halfDays[1].Id).Select(s => s.At).SingleAsync())
        );
        // Late in the third half day, on time in the others: a share of nothing leaves five half days' hours.
        Province.Clock.Now = halfDays[2].EndsAt;
        await Province.SendAsync(
            seminar.Host,
            new SaveRoll(seminar.Id, halfDays[2].Id, [new(enrolment, true, true, Late: true)], [], null)
        );
        await seminar.AttendAsync(0, 1, 3, 4, 5);
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        Assert.Equal(20m, await Province.ReadAsync(db => db.HourEntries.Select(e => e.Hours).SingleAsync()));
    }

    [Fact]
    public async Task Two_scans_of_one_code_at_once_give_one_sign()
    {
        await BeginAsync();
        Province.Clock.Now = halfDays[0].StartsAt;
        var code = await CodeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => ScanAsync(code)));
        Assert.Single(answers, a => a is { Refusal: null, IsRepeated: false });
        Assert.Equal(1, await Province.ReadAsync(db => db.AttendanceSigns.CountAsync()));
    }

    [Fact]
    public async Task A_code_forwarded_late_by_another_account_or_outside_the_time_is_refused_and_recorded()
    {
        await BeginAsync();
        var other = await seminar.LearnerAsync();
        await Province.SendAsync(other, new EnrolInSeminar(seminar.Id));
        Province.Clock.Now = halfDays[0].StartsAt;
        var code = await CodeAsync();
        Assert.Equal(SignRefusal.OtherAccount, (await ScanAsync(code, other)).Refusal);
        Assert.Equal(SignRefusal.OtherAccount, (await Province.SendAsync(other, new SignWithRoomCode(seminar.Id, code))).Refusal);
        Assert.Equal(SignRefusal.OtherAccount, (await ScanAsync(code, seminar.Year.Hosts[1])).Refusal);
        Province.Clock.Now += TimeSpan.FromSeconds(30);
        Assert.Null((await ScanAsync(code)).Refusal);
        Province.Clock.Now = halfDays[1].StartsAt;
        code = await CodeAsync();
        Province.Clock.Now += TimeSpan.FromSeconds(61);
        Assert.Equal(SignRefusal.Expired, (await ScanAsync(code)).Refusal);
        Assert.Equal(SignRefusal.Unknown, (await ScanAsync("1-00000000")).Refusal);
        Assert.Equal(SignRefusal.Unknown, (await ScanAsync("绝不是码")).Refusal);
        Assert.Equal(SignRefusal.NoSeat, (await ScanAsync("77-12345678")).Refusal);
        Province.Clock.Now = halfDays[1].EndsAt.AddHours(2);
        Assert.Equal(SignRefusal.OutsideTime, (await ScanAsync(code)).Refusal);
        Assert.Equal(
            [
                SignRefusal.OtherAccount,
                SignRefusal.OtherAccount,
                SignRefusal.OtherAccount,
                SignRefusal.Expired,
                SignRefusal.Unknown,
                SignRefusal.Unknown,
                SignRefusal.NoSeat,
                SignRefusal.OutsideTime,
            ],
            await RefusalsAsync()
        );
        var sheet = await Province.SendAsync(seminar.Host, new GetAttendance(seminar.Id, null, new PageOf()));
        Assert.Equal((8, 8), (sheet.RefusedCount, sheet.Refused.Count));
    }

    [Fact]
    public async Task The_rooms_code_signs_the_account_that_sends_it_while_it_is_on_the_screen()
    {
        await BeginAsync();
        Province.Clock.Now = halfDays[0].StartsAt;
        var room = await Province.SendAsync(seminar.Host, new GetRoomCode(seminar.Id));
        Assert.Null((await Province.SendAsync(learner, new SignWithRoomCode(seminar.Id, room.Code))).Refusal);
        Assert.True((await Province.SendAsync(learner, new SignWithRoomCode(seminar.Id, room.Code))).IsRepeated);
        var outsider = await seminar.LearnerAsync();
        Assert.Equal(SignRefusal.NoSeat, (await Province.SendAsync(outsider, new SignWithRoomCode(seminar.Id, room.Code))).Refusal);
        Province.Clock.Now = halfDays[0].EndsAt.AddMinutes(-1);
        Assert.Equal(SignRefusal.Unknown, (await Province.SendAsync(learner, new SignWithRoomCode(seminar.Id, room.Code))).Refusal);
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(seminar.Year.Hosts[1], new GetRoomCode(seminar.Id)));
        // Who came and has not left yet is missing a sign in the second half; before the half day nobody is missing anything.
        var sheet = await Province.SendAsync(seminar.Host, new GetAttendance(seminar.Id, halfDays[0].Id, new PageOf()));
        Assert.Single(sheet.Page.Rows);
        Assert.Equal(
            (1, 0, 1, (int?)null),
            (sheet.HalfDays[0].Arrived, sheet.HalfDays[0].Left, sheet.HalfDays[0].Missing!.Value, sheet.HalfDays[1].Missing)
        );
        Province.Clock.Now = halfDays[0].StartsAt;
        Assert.Empty((await Province.SendAsync(seminar.Host, new GetAttendance(seminar.Id, halfDays[0].Id, new PageOf()))).Page.Rows);
    }

    [Fact]
    public async Task The_paper_roll_adds_and_takes_back_with_a_reason_and_keeps_what_came_meanwhile()
    {
        await BeginAsync();
        var enrolment = (await seminar.EnrolmentAsync(learner)).Id;
        Province.Clock.Now = halfDays[0].StartsAt.AddDays(-1);
        await Refused.ByAsync(
            "This half day has not begun: its roll is entered from {0} on.",
            () => Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, halfDays[0].Id, [new(enrolment, true, true)], [], null))
        );
        Province.Clock.Now = halfDays[0].StartsAt;
        await ScanAsync(await CodeAsync());
        // The form was opened before the scan: its empty box is no order to void.
        Assert.Equal(
            new RollSaved(0, 0),
            await Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, halfDays[0].Id, [new(enrolment, false, false)], [], null))
        );
        Assert.Equal(
            new RollSaved(1, 0),
            await Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, halfDays[0].Id, [new(enrolment, true, true)], [], null))
        );
        await RefusedInput.ForAsync(
            "Reason",
            "Enter why signs are taken back: 1 would be",
            () =>
                Province.SendAsync(
                    seminar.Host,
                    new SaveRoll(seminar.Id, halfDays[0].Id, [new(enrolment, true, false)], [new(enrolment, true, true)], " ")
                )
        );
        Assert.Equal(
            new RollSaved(0, 1),
            await Province.SendAsync(
                seminar.Host,
                new SaveRoll(seminar.Id, halfDays[0].Id, [new(enrolment, true, false)], [new(enrolment, true, true)], "误录。")
            )
        );
        Assert.Equal(
            ("误录。", 2),
            await Province.ReadAsync(async db =>
                ((await db.AttendanceSigns.SingleAsync(s => s.VoidedAt != null)).VoidReason, await db.AttendanceSigns.CountAsync())
            )
        );
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, halfDays[0].Id, [new(Guid.NewGuid(), true, true)], [], null))
        );
    }

    [Fact]
    public async Task An_offline_roll_sent_many_times_has_one_effect_and_an_altered_one_none()
    {
        await BeginAsync();
        await seminar.ImportAsync(HeldSeminar.Roster(1, 3));
        var sheet = await Province.SendAsync(seminar.Host, new GetRoll(seminar.Id, halfDays[0].Id));
        Province.Clock.Now = halfDays[0].EndsAt.AddHours(3);
        var body =
            "["
            + string.Join(
                ",",
                Enumerable
                    .Range(1, 4)
                    .SelectMany(seat =>
                        new[] { ("Arrive", halfDays[0].StartsAt), ("Leave", halfDays[0].EndsAt.AddYears(1)) }.Select(m =>
                            $$"""{"seat":{{seat}},"kind":"{{m.Item1}}","at":"{{m.Item2:O}}"}"""
                        )
                    )
            )
            + """,{"seat":99,"kind":"Arrive","at":"2027-03-08T00:00:00Z"}]""";
        var batch = Guid.NewGuid();
        string Sign(Guid id, string text) =>
            Convert.ToBase64String(
                HMACSHA256.HashData(
                    Convert.FromBase64String(sheet.DeviceKey),
                    Encoding.UTF8.GetBytes($"{id:D}\n{halfDays[0].Id:D}\n{text}")
                )
            );
        ReceiveOfflineRoll Roll(Guid id, string text, string signature) => new(seminar.Id, halfDays[0].Id, id, text, signature);

        Assert.Equal(
            SignRefusal.BadSignature,
            (await Province.SendAsync(seminar.Host, Roll(batch, body.Replace("\"seat\":1", "\"seat\":2"), Sign(batch, body)))).Refusal
        );
        Assert.Equal(
            SignRefusal.BadSignature,
            (
                await Province.SendAsync(
                    await Province.PersonAsync(Role.UnitAdministrator, SeminarYear.University),
                    Roll(batch, body, Sign(batch, body))
                )
            ).Refusal
        );
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Province.SendAsync(seminar.Host, Roll(batch, body, Sign(batch, body))))
        );

        Assert.All(answers, a => Assert.Equal((null, 9, 8), (a.Refusal, a.Marks, a.Taken)));
        Assert.Single(answers, a => !a.IsRepeated);
        Assert.Equal(8, await Province.ReadAsync(db => db.AttendanceSigns.CountAsync()));
        Assert.Equal(
            halfDays[0].EndsAt.AddMinutes(AttendanceRule.LeavingOpen),
            await Province.ReadAsync(db => db.AttendanceSigns.MaxAsync(s => s.At))
        );
        Assert.Equal(SignRefusal.BadSignature, (await Province.SendAsync(seminar.Host, Roll(batch, "[]", Sign(batch, "[]")))).Refusal);
        Assert.Equal(3, await Province.ReadAsync(db => db.RefusedSigns.CountAsync()));
        // Signed by the right key, and no roll: refused, never an error.
        foreach (var rubbish in new[] { "", "null", "[null]", "{}", "[{\"seat\":\"one\"}]" })
        {
            var other = Guid.NewGuid();
            Assert.Equal(
                SignRefusal.BadSignature,
                (await Province.SendAsync(seminar.Host, Roll(other, rubbish, Sign(other, rubbish)))).Refusal
            );
        }

        var odd = Guid.NewGuid();
        Assert.Equal(
            0,
            (
                await Province.SendAsync(
                    seminar.Host,
                    Roll(
                        odd,
                        "[{\"seat\":1,\"kind\":\"7\",\"at\":\"2027-03-08T00:00:00Z\"},{\"seat\":1}]",
                        Sign(odd, "[{\"seat\":1,\"kind\":\"7\",\"at\":\"2027-03-08T00:00:00Z\"},{\"seat\":1}]")
                    )
                )
            ).Taken
        );
    }

    [Fact, Walks("dispute-signs")]
    public async Task A_dispute_is_filed_once_decided_by_the_host_and_corrects_the_record()
    {
        await BeginAsync();
        Province.Clock.Now = halfDays[0].StartsAt;
        await Refused.ByAsync(
            "This half day is not over. Its record can be disputed when it is.",
            () => Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[0].Id, "在场。"))
        );
        Province.Clock.Now = halfDays[0].EndsAt;
        await RefusedInput.ForAsync(
            "Statement",
            "Enter what is wrong: when you were there, and who can confirm it",
            () => Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[0].Id, " "))
        );
        var id = await Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[0].Id, "手机没电，班主任可证明。"));
        await Refused.ByAsync(
            "You have disputed this half day already. The host's answer stands on this page.",
            () => Province.SendAsync(learner, new DisputeAttendance(seminar.Id, halfDays[0].Id, "再次。"))
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(seminar.Year.Hosts[1], new GetDispute(seminar.Id, id)));
        var version = await seminar.Year.VersionAsync<AttendanceDispute>(id);
        await seminar.WritePapersAsync();
        await Refused.ByAsync(
            "{0} disputes about attendance are not decided: decide them before you file the closing papers.",
            async () => await seminar.ConfirmFilingAsync()
        );
        await Province.SendAsync(seminar.Host, new DecideDispute(seminar.Id, id, version, DisputeAction.Uphold, "已核实。"));
        await Refused.ByStateAsync(
            DisputeState.Upheld,
            DisputeAction.Reject,
            () => Province.SendAsync(seminar.Host, new DecideDispute(seminar.Id, id, version, DisputeAction.Reject, "改判。"))
        );
        var mine = (await Province.SendAsync(learner, new GetMySeminar(seminar.Id))).HalfDays[0];
        Assert.Equal(
            (HalfDayStanding.Attended, SignMethod.Dispute, DisputeState.Upheld, "已核实。"),
            (mine.Standing, mine.ArrivedBy, mine.Dispute, mine.Answer)
        );
    }

    [Fact]
    public async Task The_questionnaire_names_nobody_and_shows_nothing_below_five_answers()
    {
        await BeginAsync();
        var learners = new List<Person> { learner };
        for (var i = 0; i < 4; i++)
        {
            learners.Add(await seminar.LearnerAsync());
            await Province.SendAsync(learners[^1], new EnrolInSeminar(seminar.Id));
        }

        AnswerEvaluation Answer(int mark) => new(seminar.Id, [.. Enumerable.Repeat<int?>(mark, Evaluation.Questions.Count)], $"意见{mark}");
        await Refused.ByAsync("The questionnaire opens on the last day of the seminar.", () => Province.SendAsync(learner, Answer(5)));
        await seminar.AttendAsync();
        await RefusedInput.ForAsync(
            [.. Enumerable.Range(1, Evaluation.Questions.Count - 1).Select(i => ($"Marks[{i}]", "Choose a mark from 1 to 5"))],
            () => Province.SendAsync(learner, new AnswerEvaluation(seminar.Id, [5, null, 6], null))
        );
        for (var i = 0; i < 4; i++)
            await Province.SendAsync(learners[i], Answer(i + 2));
        await Refused.ByAsync(
            "You have answered. Your answer is kept without your name, so that it cannot be shown or changed.",
            () => Province.SendAsync(learner, Answer(1))
        );
        var early = await Province.SendAsync(seminar.Host, new GetEvaluation(seminar.Id));
        Assert.Equal((4, null, 0, 0), (early.Answers, early.Mean, early.Questions.Count, early.Comments.Count));
        await Province.SendAsync(learners[4], Answer(5));
        // Five have answered, and still nothing is shown: the sixth could be read by difference.
        await seminar.FilePapersAsync();
        var open = await Province.SendAsync(seminar.Host, new GetEvaluation(seminar.Id));
        Assert.Equal(
            (5, null, 0, true, (decimal?)null),
            (
                open.Answers,
                open.Mean,
                open.Comments.Count,
                open.IsOpen,
                (await Province.SendAsync(seminar.Host, new GetPapers(seminar.Id))).Figures!.Satisfaction
            )
        );
        await seminar.PassDisputesAsync();
        await Refused.ByAsync(
            "The questionnaire is closed: its days after the filing of the closing papers are over.",
            () => Province.SendAsync(learner, Answer(1))
        );

        var result = await Province.SendAsync(seminar.Host, new GetEvaluation(seminar.Id));

        Assert.Equal((5, 3.8m), (result.Answers, result.Mean));
        Assert.Equal([0, 1, 1, 1, 2], result.Questions[0].Counts);
        // No column of an answer, and no line of the history, leads to a person.
        var columns = await Province.ReadAsync(db =>
            db.Database.SqlQueryRaw<string>(
                    "SELECT column_name::text AS \"Value\" FROM information_schema.columns WHERE table_name = "
                        + "'evaluation_answers' AND table_schema = 'public'"
                )
                .ToListAsync()
        );
        Assert.Equal(["comment", "gathering_id", "id", "marks", "tenant_id"], columns.Order(StringComparer.Ordinal));
        Assert.False(await Province.ReadAsync(db => db.AuditEvents.AnyAsync(e => e.Act == nameof(AnswerEvaluation))));
    }

    [Fact]
    public async Task Papers_are_returned_mended_and_accepted_and_only_those_who_attended_get_hours()
    {
        await BeginAsync();
        await seminar.ImportAsync(HeldSeminar.Roster(1, 3));
        await seminar.AttendAsync(0, 1, 2, 3, 4, 5);
        var half = halfDays[5];
        var roll = await Province.SendAsync(seminar.Host, new GetRoll(seminar.Id, half.Id));
        var (absent, rest) = (roll.Rows[^1].EnrolmentId, roll.Rows);
        // One missed the two half days of the last day: four of six is below 80 %.
        foreach (var h in halfDays.Skip(4))
            await Province.SendAsync(
                seminar.Host,
                new SaveRoll(seminar.Id, h.Id, [new(absent, false, false)], [new(absent, true, true)], "未到。")
            );
        await seminar.FilePapersAsync();
        var version = await seminar.VersionAsync();
        await Assert.ThrowsAsync<ForbiddenException>(() =>
            Province.SendAsync(seminar.Host, new DecidePapers(seminar.Id, version, ClosingMove.Accept, null))
        );
        await RefusedInput.ForAsync(
            "Opinion",
            "Enter what is to be changed: the host reads it",
            () => Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, version, ClosingMove.Return, null))
        );
        await Refused.ByAsync(
            "It is “{0}”: its attendance can no longer be changed.",
            () => Province.SendAsync(seminar.Host, new SaveRoll(seminar.Id, half.Id, [new(absent, true, true)], [], null))
        );
        await Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, version, ClosingMove.Return, "补充决算说明。"));
        await Refused.ByAsync(
            "It is “{0}”: there are no closing papers to accept.",
            () => Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, version, ClosingMove.Accept, null))
        );
        Assert.Equal("补充决算说明。", (await Province.SendAsync(seminar.Host, new GetPapers(seminar.Id))).Returned);
        await Refused.ByAsync(
            "Nothing has changed since version {0}. Change what was asked for, or enter why the papers are filed again as they are.",
            () => seminar.ConfirmFilingAsync()
        );
        await seminar.ConfirmFilingAsync(unchanged: "决算说明已在附件中。");

        await seminar.AcceptAsync();

        Assert.Equal(
            (3, 3, 72m),
            await Province.ReadAsync(async db =>
                (
                    await db.HourEntries.CountAsync(),
                    await db.Certificates.CountAsync(c => c.Kind == CertificateKind.SeminarCompletion),
                    await db.HourEntries.SumAsync(e => e.Hours)
                )
            )
        );
        Assert.Equal(Outcome.NotCompleted, (await seminar.Year.LoadAsync<Enrolment>(absent)).Outcome);
        // The work again, and the whole crediting once more, change nothing.
        await seminar.RunJobsAsync();
        await Refused.ByAsync(
            "It is “{0}”: there is nothing to credit.",
            () => Province.SendAsync(seminar.Office, new ResumeCrediting(seminar.Id))
        );
        Assert.Equal(3, await Province.ReadAsync(db => db.HourEntries.CountAsync()));
        Assert.Equal(4, rest.Count);
    }

    [Fact]
    public async Task Crediting_that_stops_at_a_fault_resumes_where_it_stood()
    {
        await BeginAsync();
        await seminar.ImportAsync(HeldSeminar.Roster(1, 40));
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await seminar.PassDisputesAsync();
        await Province.SendAsync(seminar.Office, new DecidePapers(seminar.Id, await seminar.VersionAsync(), ClosingMove.Accept, null));
        var job = (await Province.SendAsPortalAsync(new ListOpenJobs())).Single();
        await Province.SendAsPortalAsync(new FailJob(job, "ref"));
        Assert.True((await Province.SendAsync(seminar.Office, new GetSeminar(seminar.Id))).Rights.MayResume);
        await Province.SendAsync(seminar.Office, new ResumeCrediting(seminar.Id));
        await Refused.ByAsync(
            "Hours are being credited already.",
            () => Province.SendAsync(seminar.Office, new ResumeCrediting(seminar.Id))
        );
        await seminar.RunJobsAsync();
        Assert.Equal(
            (41, SeminarState.Closed),
            (await Province.ReadAsync(db => db.Certificates.CountAsync()), (await seminar.LoadAsync()).State)
        );
    }

    [Fact]
    public async Task Two_records_of_one_person_get_the_hours_of_one()
    {
        await BeginAsync();
        await seminar.ImportAsync(HeldSeminar.Roster(1, 1));
        await seminar.AttendAsync();
        var (kept, gone) = (
            (await seminar.RecordAsync(learner)).Id,
            await Province.ReadAsync(db =>
                db.Enrolments.Where(e => e.Route == EnrolmentRoute.Roster).Select(e => e.LearnerId).SingleAsync()
            )
        );
        await Province.SendAsync(seminar.Office, new MergeLearners(kept, gone, await seminar.Year.VersionAsync<Learner>(gone), "同一人。"));
        await seminar.FilePapersAsync();
        await seminar.AcceptAsync();
        Assert.Equal(
            24m,
            await Province.ReadAsync(db =>
                db.LearnerYears.Where(y => y.LearnerId == kept && y.LearningYear == 2027).Select(y => y.Professional).SingleAsync()
            )
        );
        Assert.Equal(1, await Province.ReadAsync(db => db.Certificates.CountAsync()));
    }

    [Fact]
    public async Task A_rule_that_is_not_configured_is_said_and_never_guessed()
    {
        await BeginAsync();
        await seminar.AttendAsync();
        await seminar.WritePapersAsync();
        await TestDatabase.SqlAsync(
            Database.Owner,
            $"""
            SET app.tenant_id = '{Province.Tenant.Id}'; UPDATE programme_rules SET effective_to = '2026-12-31' WHERE key = 'hours.half-day'
            """
        );
        await Refused.ByAsync(
            "The rule “{0}” is not configured. The programme office enters it under Programme rules.",
            async () => await seminar.ConfirmFilingAsync()
        );
        Assert.Equal("Hours of half a day", (await Province.SendAsync(seminar.Host, new GetPapers(seminar.Id))).Missing);
    }

    [Fact]
    public async Task Every_day_the_portal_opens_missing_seminars_and_asks_for_papers_once()
    {
        await BeginAsync();
        await TestDatabase.SqlAsync(Database.Owner, $"SET app.tenant_id = '{Province.Tenant.Id}'; SELECT 1");
        Province.Clock.Now = halfDays[^1].EndsAt.AddDays(1);
        Assert.Equal(0, await Province.SendAsPortalAsync(new FollowSeminars()));
        await Province.SendAsPortalAsync(new FollowSeminars());
        Assert.Equal(
            [ClosingActs.FilePapers],
            await Province.ReadAsync(db =>
                db.WorkItems.Where(w => w.SubjectId == seminar.Id && w.DoneAt == null).Select(w => w.Act).ToListAsync()
            )
        );
    }
}
