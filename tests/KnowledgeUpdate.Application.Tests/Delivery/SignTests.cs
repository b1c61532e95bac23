using System.Security.Cryptography;
using System.Text;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>Signs by the personal code and by the room's code.</summary>
public sealed class SignTests(PortalFixture portal) : AttendanceTest(portal)
{
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

    private Task<List<SignRefusal>> RefusalsAsync() =>
        Province.ReadAsync(db => db.RefusedSigns.OrderBy(r => r.Id).Select(r => r.Refusal).ToListAsync());
}
