using KnowledgeUpdate.Application.Calendar;
using KnowledgeUpdate.Application.Tests.Consequences;

namespace KnowledgeUpdate.Application.Tests.Calendar;

/// <summary>
/// A day of the calendar that was entered wrongly: it can be put right, and what was announced is never made shorter by it.
/// </summary>
public sealed class CorrectedCalendarTests(PortalFixture portal) : UseCaseTest(portal)
{
    [Fact, Walks("calendar-period")]
    public async Task A_holiday_within_an_announced_period_makes_it_longer_and_taking_it_out_again_does_not_make_it_shorter()
    {
        var year = await SeminarYear.AtAsync(Province, SeminarStage.InPublicity, 1);
        var (announced, starts) = await Province.ReadAsync(async db =>
            await db.Publicities.Select(p => new ValueTuple<DateOnly, DateOnly>(p.EndsOn, p.StartsOn)).SingleAsync()
        );
        var holiday = Enumerable
            .Range(0, 7)
            .Select(starts.AddDays)
            .First(d => d < announced && d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        var due = await DueAsync(year.Plan);
        Assert.Equal(announced, due);

        await Province.SendAsync(
            await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit),
            new AddCalendarDay(holiday, false, "临时放假", true)
        );

        var longer = await EndAsync();
        Assert.True(longer > announced, $"the period still ends on {longer}");
        Assert.Equal(longer, await DueAsync(year.Plan));
        Assert.Equal(
            1,
            await Province.ReadAsync(db =>
                db.Notifications.CountAsync(n =>
                    n.UserId == year.Office.UserId && n.Key == "The calendar was corrected: the publicity “{0}” ends on {1} now"
                )
            )
        );

        await Province.SendAsync(year.Office, new RemoveCalendarDay(holiday, "误录"));

        Assert.Equal(longer, await EndAsync());
        Assert.Equal(0, await Province.ReadAsync(db => db.CalendarDays.CountAsync(d => d.Date == holiday)));
        await Province.SendAsync(year.Office, new AddCalendarDay(holiday, false, "重新录入", true));
        Assert.Equal(longer, await EndAsync());
    }

    [Fact]
    public async Task Only_those_who_keep_the_calendar_take_a_day_out_and_they_say_why()
    {
        var admin = await Province.PersonAsync(Role.SystemAdministrator, SeminarYear.OfficeUnit);
        var bureau = await Province.PersonAsync(Role.LocalBureau, SeminarYear.Nanning);
        var day = await Province.ReadAsync(db => db.CalendarDays.OrderBy(d => d.Date).Select(d => d.Date).FirstAsync());
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(bureau, new RemoveCalendarDay(day, "误录")));
        await RefusedInput.ForAsync(
            [("Day", "Choose the day"), ("Reason", "Enter the reason")],
            () => Province.SendAsync(admin, new RemoveCalendarDay(null, " "))
        );
        await Assert.ThrowsAsync<NotFoundException>(() =>
            Province.SendAsync(admin, new RemoveCalendarDay(new DateOnly(2026, 11, 24), "误录"))
        );
        await Province.SendAsync(admin, new RemoveCalendarDay(day, "误录"));
        Assert.Equal(
            "误录",
            await Province.ReadAsync(db =>
                db.AuditEvents.Where(e => e.Act == nameof(RemoveCalendarDay)).Select(e => e.Reason).SingleAsync()
            )
        );
    }

    private Task<DateOnly> EndAsync() => Province.ReadAsync(db => db.Publicities.Select(p => p.EndsOn).SingleAsync());

    private Task<DateOnly?> DueAsync(Guid plan) =>
        Province.ReadAsync(db => db.WorkItems.Where(w => w.SubjectId == plan && w.DoneAt == null).Select(w => w.DueOn).SingleAsync());
}
