using KnowledgeUpdate.Application.Closing;
using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Application.Tests.Delivery;

/// <summary>What the portal does by its rules and by the day.</summary>
public sealed class DeliveryRuleTests(PortalFixture portal) : AttendanceTest(portal)
{
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
