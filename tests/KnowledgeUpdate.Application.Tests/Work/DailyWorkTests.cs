using KnowledgeUpdate.Application.Audit;
using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Calendar;
using KnowledgeUpdate.Domain.Publicities;
using KnowledgeUpdate.Domain.Work;

namespace KnowledgeUpdate.Application.Tests.Work;

public sealed class DailyWorkTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const string Office = "专业技术人员管理处";

    private DateOnly Today => BeijingTime.DateOf(Province.Clock.Now);

    [Fact]
    public async Task Everybody_who_holds_the_role_in_the_unit_is_reminded_once_a_step()
    {
        var (first, second) = (
            await Province.PersonAsync(Role.ProgrammeOffice, Office),
            await Province.PersonAsync(Role.ProgrammeOffice, Office)
        );
        await Province.PersonAsync(Role.ProgrammeOffice, "邕江大学");
        await AddAsync(
            Item("七天后", Today.AddDays(7), first.Unit.Id),
            Item("四十天后", Today.AddDays(40), first.Unit.Id),
            Item("无期限", null, first.Unit.Id)
        );

        var reminded = await Province.SendAsPortalAsync(new SendReminders());
        var again = await Province.SendAsPortalAsync(new SendReminders());

        Assert.Equal((1, 0), (reminded, again));
        var notices = await Province.ReadAsync(db => db.Notifications.ToListAsync());
        Assert.Equal(new[] { first.UserId, second.UserId }.Order(), notices.Select(n => n.UserId).Order());
        Assert.All(notices, n => Assert.Contains("七天后", n.Args));
        Assert.Equal(
            2,
            (await Province.ReadAsync(db => db.OutboxMessages.Where(m => m.Subject.Contains("还剩 7 天")).ToListAsync())).Count
        );
    }

    [Fact]
    public async Task A_person_is_reminded_of_work_that_is_his_alone()
    {
        var mine = await Province.PersonAsync(Role.Expert, Office);
        await Province.PersonAsync(Role.Expert, Office);
        await AddAsync(Item("评分", Today.AddDays(1), mine.Unit.Id, Role.Expert, mine.UserId));

        await Province.SendAsPortalAsync(new SendReminders());

        Assert.Equal(mine.UserId, Assert.Single(await Province.ReadAsync(db => db.Notifications.ToListAsync())).UserId);
    }

    [Fact]
    public async Task A_deadline_is_reminded_of_five_times_on_its_way()
    {
        var person = await Province.PersonAsync(Role.ProgrammeOffice, Office);
        var due = Today.AddDays(35);
        await AddAsync(Item("题", due, person.Unit.Id));
        var days = new List<int>();
        for (var left = 35; left >= -1; left--)
        {
            if (await Province.SendAsPortalAsync(new SendReminders()) == 1)
                days.Add(left);
            Province.Clock.Now += TimeSpan.FromDays(1);
        }

        Assert.Equal([30, 14, 7, 3, 1], days);
    }

    [Fact]
    public async Task A_publicity_ends_after_its_last_day_and_its_work_is_closed()
    {
        var unit = Province.Units[Office].Id;
        var (over, running) = (Period(Today.AddDays(-8)), Period(Today.AddDays(-4)));
        await AddAsync(over, running, Item("公示", null, unit, subject: over.Id), Item("公示", null, unit, subject: running.Id));
        Province.Clock.Now = BeijingTime.EndOf(over.EndsOn).AddSeconds(-1);
        Assert.Equal(0, await Province.SendAsPortalAsync(new EndPublicities()));

        Province.Clock.Now = BeijingTime.EndOf(over.EndsOn);
        var ended = await Province.SendAsPortalAsync(new EndPublicities());
        var again = await Province.SendAsPortalAsync(new EndPublicities());

        Assert.Equal((1, 0), (ended, again));
        Assert.Equal(PublicityState.Ended, (await Province.ReadAsync(db => db.Publicities.SingleAsync(p => p.Id == over.Id))).State);
        Assert.Equal(PublicityState.Open, (await Province.ReadAsync(db => db.Publicities.SingleAsync(p => p.Id == running.Id))).State);
        var open = await Province.ReadAsync(db => db.WorkItems.Where(w => w.DoneAt == null).Select(w => w.SubjectId).ToListAsync());
        Assert.Equal([running.Id], open);
    }

    [Fact]
    public async Task Keys_of_posts_are_kept_for_thirty_days()
    {
        var now = Province.Clock.Now;
        await AddAsync(Key(now.AddDays(-31)), Key(now.AddDays(-30)), Key(now));

        var forgotten = await Province.SendAsPortalAsync(new ForgetPostKeys());
        var again = await Province.SendAsPortalAsync(new ForgetPostKeys());

        Assert.Equal((1, 0), (forgotten, again));
        Assert.Equal(2, await Province.ReadAsync(db => db.IdempotencyKeys.CountAsync()));
    }

    [Fact]
    public async Task The_head_of_the_history_is_anchored_once()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"anchors-{Guid.NewGuid():N}");
        var file = new AnchorFile(folder, Province.Tenant.Id, Application.Pipeline.PortalKeys.Development);
        var head = (await Province.SendAsPortalAsync(new GetAuditHead()))!;

        await file.AddAsync(head, default);
        await file.AddAsync(head, default);

        Assert.Equal(new Dictionary<long, string> { [head.Sequence] = head.Hash }, (await file.ReadAsync(default)).Anchors);
        Assert.Single(await File.ReadAllLinesAsync(Path.Combine(folder, $"{Province.Tenant.Id:N}.jsonl")));
        Directory.Delete(folder, recursive: true);
    }

    private static Publicity Period(DateOnly from) =>
        Publicity.Start(
            "AnnualPlan",
            Guid.CreateVersion7(),
            $"GX-{Guid.NewGuid():N}",
            "公示",
            "公示如下",
            "[]",
            from,
            5,
            new WorkingCalendar(new HashSet<int> { from.Year, from.Year + 1 }, new Dictionary<DateOnly, bool>())
        );

    private static IdempotencyKey Key(DateTimeOffset at) =>
        new()
        {
            Key = Guid.NewGuid(),
            Fingerprint = "f",
            At = at,
        };

    private WorkItem Item(
        string title,
        DateOnly? due,
        Guid unit,
        Role role = Role.ProgrammeOffice,
        Guid? user = null,
        Guid? subject = null
    ) =>
        new(
            "Publicise: {0}",
            "AnnualPlan",
            subject ?? Guid.CreateVersion7(),
            role,
            unit,
            title,
            "",
            "/desk",
            Province.Clock.Now,
            due,
            user
        );

    private Task AddAsync(params object[] rows) =>
        Province.ReadAsync(async db =>
        {
            db.AddRange(rows);
            await db.SaveChangesAsync();
            await db.Database.CommitTransactionAsync();
            return 0;
        });
}
