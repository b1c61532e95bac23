using System.Security.Cryptography;
using System.Text;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Domain.Attendance;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>Signs by the paper roll and by rolls taken without a network.</summary>
public sealed class RollTests(PortalFixture portal) : AttendanceTest(portal)
{
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
}
