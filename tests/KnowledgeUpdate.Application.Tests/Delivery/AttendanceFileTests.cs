using System.Text;
using KnowledgeUpdate.Application.Attendance;
using KnowledgeUpdate.Application.Delivery;
using KnowledgeUpdate.Domain.Attendance;
using UglyToad.PdfPig;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>The empty sign-in sheet and the attendance as it leaves the portal.</summary>
public sealed class AttendanceFileTests(PortalFixture portal) : UseCaseTest(portal)
{
    private static byte[] Roster(params string[] names) =>
        Encoding.UTF8.GetBytes(
            "姓名,证件号码,工作单位\n"
                + string.Concat(names.Select((name, i) => $"{name},{TestIdentity.Number(8000 + i)},{SeminarYear.University}\n"))
        );

    private static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages().Select(p => p.Text)];
    }

    private Task<List<string>> NotesAsync(Guid seminar) =>
        Province.ReadAsync(db =>
            db.AuditEvents.Where(e =>
                    e.SubjectId == seminar && (e.Act == nameof(PrintSignInSheet) || e.Act == nameof(RecordAttendanceExport))
                )
                .OrderBy(e => e.Sequence)
                .Select(e => e.Changes)
                .ToListAsync()
        );

    [Fact]
    public async Task The_sheet_has_everybody_with_a_seat_one_part_for_each_half_day_and_prints_what_no_font_has_as_a_gap()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await Refused.ByAsync(
            "Nobody has a seat yet: there is nobody to sign.",
            () => Province.SendAsync(seminar.Host, new PrintSignInSheet(seminar.Id, null))
        );
        await seminar.ImportAsync(Roster("韦小新", "覃龑", "李\U000313E0明"), "名册已核。");
        var halfDays = await seminar.HalfDaysAsync();
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(seminar.Host, new PrintSignInSheet(seminar.Id, Guid.NewGuid()))
        );

        var one = await Province.SendAsync(seminar.Host, new PrintSignInSheet(seminar.Id, halfDays[1].Id));
        var all = await Province.SendAsync(seminar.Host, new PrintSignInSheet(seminar.Id, null));

        var page = Assert.Single(Pages(one.Bytes));
        Assert.Equal(("application/pdf", true), (one.ContentType, one.Name.StartsWith("签到表-0308下午-", StringComparison.Ordinal)));
        Assert.All(
            new[]
            {
                "韦小新",
                "覃龑",
                "李〓明",
                "U+313E0",
                SeminarYear.University,
                "3月8日（星期一）下午",
                "南宁市大学东路示例楼",
                "第1页共1页",
            },
            fact => Assert.Contains(fact, page.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal)
        );
        Assert.Equal(halfDays.Count, Pages(all.Bytes).Count);
        var notes = await NotesAsync(seminar.Id);
        Assert.Equal(2, notes.Count(n => n.Contains("The sign-in sheet was printed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_sheet_is_the_hosts_and_of_a_seminar_that_runs()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await seminar.ImportAsync(HeldSeminar.Roster(1, 2));
        foreach (var other in new[] { seminar.Office, seminar.Year.Bureau, await seminar.LearnerAsync() })
            await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(other, new PrintSignInSheet(seminar.Id, null)));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(seminar.Year.Hosts[1], new PrintSignInSheet(seminar.Id, null))
        );
        await using var abroad = await TestProvince.FoundAsync(Database);
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await abroad.SendAsync(
                await abroad.PersonAsync(Role.UnitAdministrator, SeminarYear.University),
                new PrintSignInSheet(seminar.Id, null)
            )
        );
        await seminar.AttendAsync();
        await seminar.FilePapersAsync();
        await Refused.ByAsync(
            "It is “{0}”: its attendance can no longer be changed.",
            () => Province.SendAsync(seminar.Host, new PrintSignInSheet(seminar.Id, null))
        );
        Assert.Empty(await NotesAsync(seminar.Id));
    }

    [Fact]
    public async Task The_export_says_of_each_half_day_how_it_stands_when_and_by_whom()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        var learner = await seminar.LearnerAsync(name: "韦小新");
        await Province.SendAsync(learner, new EnrolInSeminar(seminar.Id));
        await seminar.ImportAsync(Roster("覃龑"));
        var halfDays = await seminar.HalfDaysAsync();
        Province.Clock.Now = halfDays[0].StartsAt.AddMinutes(20);
        var room = await Province.SendAsync(seminar.Host, new GetRoomCode(seminar.Id));
        Assert.Null((await Province.SendAsync(learner, new SignWithRoomCode(seminar.Id, room.Code))).Refusal);
        Province.Clock.Now = halfDays[0].EndsAt;
        var (mine, other) = (
            (await seminar.EnrolmentAsync(learner)).Id,
            await Province.ReadAsync(db => db.Enrolments.Where(e => e.Name == "覃龑").Select(e => e.Id).SingleAsync())
        );
        await Province.SendAsync(
            seminar.Host,
            new SaveRoll(
                seminar.Id,
                halfDays[0].Id,
                [new(mine, true, true), new(other, false, false, Late: true, Early: true)],
                [],
                "纸质签到表。"
            )
        );

        List<AttendancePerson> people = [],
            again = [];
        await Province.SendAsync(
            seminar.Office,
            new ExportAttendance(
                seminar.Id,
                async (halves, rows) =>
                {
                    Assert.Equal(halfDays.Count, halves.Count);
                    people = await rows.ToListAsync();
                    again = await rows.ToListAsync();
                }
            )
        );

        Assert.Equal((2, 2), (people.Count, again.Count));
        var (first, second) = (people[0], people[1]);
        Assert.Equal(("韦小新", "覃龑", true), (first.Name, second.Name, first.IdentityMask.Contains('*', StringComparison.Ordinal)));
        Assert.Equal(
            (HalfDayStanding.Late, SignMethod.RoomCode, learner.Name, halfDays[0].StartsAt.AddMinutes(20)),
            (first.Halves[0].Standing, first.Halves[0].Arrived!.Method, first.Halves[0].Arrived!.By, first.Halves[0].Arrived!.At)
        );
        Assert.Equal(
            (SignMethod.PaperRoll, seminar.Host.Name, "纸质签到表。"),
            (first.Halves[0].Left!.Method, first.Halves[0].Left!.By, first.Halves[0].Left!.Note)
        );
        // Ticked late and early alone: the person came and left.
        Assert.Equal(
            (HalfDayStanding.LeftEarly, 1, HalfDayStanding.NotBegun),
            (second.Halves[0].Standing, second.Attended, second.Halves[1].Standing)
        );
    }

    [Fact]
    public async Task Whoever_sees_the_attendance_may_take_it_along_and_the_history_tells_of_it()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await seminar.ImportAsync(HeldSeminar.Roster(1, 1));
        foreach (var person in new[] { seminar.Host, seminar.Office, seminar.Year.Bureau })
            await Province.SendAsync(person, new RecordAttendanceExport(seminar.Id));
        Assert.Equal(3, (await NotesAsync(seminar.Id)).Count(n => n.Contains("The attendance was exported", StringComparison.Ordinal)));
        await using var abroad = await TestProvince.FoundAsync(Database);
        var stranger = await abroad.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        ExportAttendance export = new(seminar.Id, (_, _) => throw new InvalidOperationException("Nothing is written."));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(seminar.Year.Hosts[1], new RecordAttendanceExport(seminar.Id))
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(seminar.Year.Hosts[1], export));
        await Assert.ThrowsAsync<NotFoundException>(() => abroad.SendAsync(stranger, export));
        await Assert.ThrowsAsync<NotFoundException>(() => abroad.SendAsync(stranger, new RecordAttendanceExport(seminar.Id)));
        var learner = await seminar.LearnerAsync();
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(learner, export));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(learner, new RecordAttendanceExport(seminar.Id)));
        Assert.Equal(3, (await NotesAsync(seminar.Id)).Count);
    }

    [Fact]
    public async Task The_screen_knows_the_window_when_it_is_late_and_until_when_the_code_is_taken()
    {
        var seminar = await HeldSeminar.FiledAsync(Province);
        await seminar.ImportAsync(HeldSeminar.Roster(1, 2));
        var halfDays = await seminar.HalfDaysAsync();
        var half = halfDays[0];
        Task<RoomCode> RoomAsync(DateTimeOffset at)
        {
            Province.Clock.Now = at;
            return Province.SendAsync(seminar.Host, new GetRoomCode(seminar.Id));
        }

        var before = await RoomAsync(half.StartsAt.AddDays(-1));
        Assert.Equal(
            (null, SignKind.Arrive, half.StartsAt.AddMinutes(-60), half.StartsAt.AddMinutes(-60)),
            (before.Code, before.Times!.Kind, before.Times.From, before.OpensAt!.Value)
        );
        var arrival = await RoomAsync(half.StartsAt);
        Assert.Equal(
            (half.StartsAt.AddMinutes(60), half.StartsAt.AddMinutes(15), 2, null),
            (arrival.Times!.To, arrival.Times.LateAfter, arrival.Expected, arrival.OpensAt)
        );
        Assert.True(
            arrival.Code!.Length == 8 && arrival.RefusedFrom > arrival.At.AddSeconds(40) && arrival.RefusedFrom <= arrival.At.AddSeconds(60)
        );
        // A moment before arrival closes, the code is refused with it.
        var closing = await RoomAsync(arrival.Times.To.AddSeconds(-5));
        Assert.Equal(closing.Times!.To, closing.RefusedFrom);
        var between = await RoomAsync(half.StartsAt.AddMinutes(90));
        Assert.Equal((null, SignKind.Leave, half.EndsAt.AddMinutes(-30)), (between.Code, between.Times!.Kind, between.OpensAt!.Value));
        var leaving = await RoomAsync(half.EndsAt);
        Assert.Equal((SignKind.Leave, (DateTimeOffset?)null), (leaving.Times!.Kind, leaving.Times.LateAfter));
        var last = await RoomAsync(halfDays[^1].EndsAt.AddMinutes(61));
        Assert.Equal((null, null, 2), (last.Code, last.Times, last.Expected));
    }
}
