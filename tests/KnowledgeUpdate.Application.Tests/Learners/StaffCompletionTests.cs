using KnowledgeUpdate.Application.Common;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Which of a unit's staff are behind, and how many are complete.</summary>
public sealed class StaffCompletionTests(PortalFixture portal) : ClaimTest(portal)
{
    [Fact]
    public async Task Staff_behind_are_reminded_once_a_week()
    {
        await LearnerAsync();
        await Province.SendAsync(employer, new EnterLearner("无账号", IdentityKind.ResidentId, TestIdentity.Number(901), Profession(null)));
        Assert.Equal(new StaffBehind(2026, 3, 2), await Province.SendAsync(employer, new GetStaffBehind(null)));

        var counts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Province.SendAsync(employer, new RemindStaff(2026))));

        Assert.Equal(2, counts.Sum());
        Assert.Equal(new StaffBehind(2026, 3, 0), await Province.SendAsync(employer, new GetStaffBehind(2026)));
        Province.Clock.Now += TimeSpan.FromDays(8);
        Assert.Equal(2, await Province.SendAsync(employer, new RemindStaff(2026)));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(bureau, new RemindStaff(2026)));
    }

    [Fact]
    public async Task Nobody_is_behind_in_a_year_whose_requirement_is_not_configured()
    {
        await LearnerAsync();

        Assert.Equal(new StaffBehind(2012, 0, 0), await Province.SendAsync(employer, new GetStaffBehind(2012)));
        await Refused.ByAsync(
            "The rule “{0}” is not configured. The programme office enters it under Programme rules.",
            () => Province.SendAsync(employer, new RemindStaff(2012))
        );
        Assert.Equal(
            (false, true),
            (
                (await Province.SendAsync(employer, new ListLearners(2012, null, null, new()))).IsJudged,
                (await Province.SendAsync(employer, new ListLearners(2026, null, null, new()))).IsJudged
            )
        );
    }

    [Fact]
    public async Task Staff_stand_by_the_reading_of_their_names_page_by_page_and_in_the_export()
    {
        string[] names = ["张三", "阿依古丽·买买提", "韦不显", "李四", "岑小明", "欧阳春", "JOHN SMITH", "王五", "罗六", "覃七"];
        foreach (var (i, name) in names.Index())
            await Province.SendAsync(
                employer,
                new EnterLearner(name, IdentityKind.ResidentId, TestIdentity.Number(910 + i), Profession(null))
            );

        List<string> paged = [];
        string? at = null;
        do
        {
            var page = (await Province.SendAsync(employer, new ListLearners(2026, null, null, new PageOf(at, 10)))).Page;
            paged.AddRange(page.Rows.Select(r => r.Name));
            at = page.Foot.Next;
        } while (at is not null);
        var exported = (await ExportAsync(employer, null)).ConvertAll(r => r.Name);

        Assert.Equal(
            ["阿依古丽·买买提", "岑小明", "李四", "罗六", "欧阳春", "覃七", "王五", "韦不显", "张三", "JOHN SMITH"],
            paged.Where(names.Contains)
        );
        Assert.Equal(paged, exported);
    }

    [Fact]
    public async Task The_list_and_the_export_say_what_each_lacks_by_category()
    {
        await LearnerAsync();
        await Province.SendAsPortalAsync(
            new CreditHours(2026, [Credit(HourCategory.PublicCompulsory, 10), Credit(HourCategory.PublicElective, 6)])
        );

        var row = (await Province.SendAsync(employer, new ListLearners(2026, null, null, new()))).Page.Rows.Single(r => r.Id == mine);
        var exported = (await ExportAsync(employer, null)).Single(r => r.Id == mine);

        Assert.Equal((10m, 6m), (row.Compulsory, row.Elective));
        Assert.Equal(
            [(HourCategory.PublicCompulsory, 5m), (HourCategory.Professional, 60m), (HourCategory.PublicElective, 9m)],
            row.Missing!.Select(m => (m.Category, m.Hours))
        );
        Assert.Equal(row.Missing, exported.Missing);
    }

    [Fact]
    public async Task Every_figure_of_completion_opens_as_many_rows_as_it_counts()
    {
        await LearnerAsync(University, "rural");
        await Province.SendAsPortalAsync(
            new CreditHours(2026, [Credit(HourCategory.PublicCompulsory, 15), Credit(HourCategory.Professional, 75)])
        );
        await Province.SendAsPortalAsync(new RefreshCompletion());

        foreach (var (reader, ofMine) in new[] { (office, false), (bureau, false), (department, true) })
        {
            var figures = await Province.SendAsync(reader, new GetCompletion(2026));
            var groups = figures
                .Cities.Select(s => (Share: s, Group: new LearnerGroup(City: s.Key)))
                .Concat(figures.Fields.Select(s => (s, new LearnerGroup(Field: s.Key))))
                .Concat(figures.Levels.Select(s => (s, new LearnerGroup(Level: Enum.Parse<TitleLevel>(s.Key)))))
                .Concat(figures.Units.Select(s => (s, new LearnerGroup(Unit: Guid.Parse(s.Key)))))
                .Append((figures.All, new LearnerGroup()));
            foreach (var (share, group) in groups)
            {
                Assert.Equal(share.Learners, (await ExportAsync(reader, null, group with { OfMyFields = ofMine })).Count);
                Assert.Equal(share.Complete, (await ExportAsync(reader, true, group with { OfMyFields = ofMine })).Count);
            }
        }
    }

    private async Task<List<LearnerRow>> ExportAsync(Person person, bool? complete, LearnerGroup? group = null)
    {
        List<LearnerRow> rows = [];
        await Province.SendAsync(person, new ExportLearners(2026, null, complete, async all => rows = await all.ToListAsync(), group));
        return rows;
    }

    [Fact]
    public async Task Completion_is_counted_by_city_field_and_level()
    {
        await LearnerAsync(University, "rural");
        await Province.SendAsPortalAsync(
            new CreditHours(2026, [Credit(HourCategory.PublicCompulsory, 15), Credit(HourCategory.Professional, 75)])
        );

        await Province.SendAsPortalAsync(new RefreshCompletion());
        await Province.SendAsync(office, new RefreshCompletion());

        var all = await Province.SendAsync(office, new GetCompletion(null));
        Assert.Equal((2, 1, 50m), (all.All.Learners, all.All.Complete, all.All.Percent));
        Assert.Equal([("450100", 2, 1)], all.Cities.Where(c => c.Learners > 0).Select(c => (c.Key, c.Learners, c.Complete)));
        Assert.Contains(("450200", 0), all.Cities.Select(c => (c.Key, c.Learners)));
        Assert.Equal(["450100"], (await Province.SendAsync(bureau, new GetCompletion(2026))).Cities.Select(c => c.Key));
        Assert.Equal([("rural", 1, 0), ("", 1, 1)], all.Fields.Select(c => (c.Key, c.Learners, c.Complete)));
        Assert.Equal([(nameof(TitleLevel.Intermediate), 2)], all.Levels.Select(c => (c.Key, c.Learners)));
        Assert.Equal(2, (await Province.SendAsync(bureau, new GetCompletion(2026))).All.Learners);
        Assert.Equal(
            0,
            (await Province.SendAsync(await Province.PersonAsync(Role.LocalBureau, "柳州市人力资源和社会保障局"), new GetCompletion(2026)))
                .All
                .Learners
        );
        Assert.Equal(1, (await Province.SendAsync(department, new GetCompletion(2026))).All.Learners);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(bureau, new RefreshCompletion()));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(employer, new GetCompletion(2026)));
    }

    private HourCredit Credit(HourCategory category, decimal hours) =>
        new()
        {
            LearnerId = mine,
            Category = category,
            Hours = hours,
            SourceKind = HourSource.Course,
            SourceId = Guid.NewGuid(),
            Title = "课程",
            Provider = University,
            From = new DateOnly(2026, 5, 1),
            To = new DateOnly(2026, 5, 2),
            Rule = "示例",
        };
}
