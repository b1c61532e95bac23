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

        HourCredit Credit(HourCategory category, decimal hours) =>
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
}
