using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Common;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Testing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Random histories of credit, repetition, reversal, merge and split against a small model that anybody can check by eye.</summary>
public sealed class LedgerHistoryTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const short Year = 2026;
    private readonly List<(Guid Learner, HourCategory Category, decimal Hours, Guid Source)> live = [];
    private readonly HashSet<(Guid Learner, Guid Source)> used = [];
    private readonly Dictionary<Guid, Guid> mergedInto = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Totals_and_completeness_are_the_models(int seed)
    {
        var random = new Random(seed);
        var administrator = await Province.PersonAsync(Role.UnitAdministrator, "邕江大学");
        var office = await Province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
        var learners = new List<Guid>();
        for (var i = 0; i < 4; i++)
            learners.Add(await Province.SendAsync(administrator, new EnterLearner("韦小新", IdentityKind.ResidentId, TestIdentity.Number((seed * 10) + i), new Profession(null, TitleLevel.None, null, null, Education.NotStated))));
        var sources = Enumerable.Range(0, 12).Select(_ => Guid.NewGuid()).ToList();

        for (var step = 0; step < 40; step++)
        {
            var learner = learners[random.Next(learners.Count)];
            switch (random.Next(10))
            {
                case < 6:
                    await CreditAsync(learner, (HourCategory)random.Next(3), random.Next(1, 400) / 10m, sources[random.Next(sources.Count)]);
                    break;
                case < 8:
                    await ReverseAsync(office, random);
                    break;
                default:
                    await MergeOrSplitAsync(office, learner, learners[random.Next(learners.Count)]);
                    break;
            }
        }

        foreach (var merged in mergedInto.Keys.ToList())
            await MergeOrSplitAsync(office, merged, merged);
        await CompareAsync(learners);
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(Year))).Differences);
    }

    private async Task CreditAsync(Guid learner, HourCategory category, decimal hours, Guid source)
    {
        var isNew = await Province.SendAsPortalAsync(new CreditHours(Year, [new HourCredit(learner, category, hours, HourSource.Course, source, "课程", "邕江大学", new DateOnly(Year, 5, 1), new DateOnly(Year, 5, 2), "示例")])) == 1;
        Assert.Equal(used.Add((learner, source)), isNew);
        if (isNew)
            live.Add((learner, category, hours, source));
    }

    private async Task ReverseAsync(Person office, Random random)
    {
        if (live.Count == 0)
            return;
        var one = live[random.Next(live.Count)];
        var entry = await Province.ReadAsync(db => db.HourEntries.Where(e => e.LearnerId == one.Learner && e.SourceId == one.Source && e.SourceKind == HourSource.Course).Select(e => e.Id).SingleAsync());
        try
        {
            await Province.SendAsync(office, new ReverseHours(Year, entry, "登记有误"));
            live.Remove(one);
        }
        catch (RuleException)
        {
            // Only what a merge counts at the other record may be reversed already.
            Assert.True(mergedInto.ContainsKey(one.Learner), "a live entry of a learner who is not merged is not reversed");
        }
    }

    private async Task MergeOrSplitAsync(Person office, Guid a, Guid b)
    {
        if (mergedInto.Remove(a))
            await Province.SendAsync(office, new SplitLearner(a, await VersionAsync(a), "并非同一人"));
        else if (a != b && !mergedInto.ContainsKey(b) && !mergedInto.ContainsValue(a))
        {
            await Province.SendAsync(office, new MergeLearners(b, a, await VersionAsync(a), "同一人"));
            mergedInto[a] = b;
        }
    }

    private async Task CompareAsync(List<Guid> learners)
    {
        var years = await Province.ReadAsync(db => db.LearnerYears.AsNoTracking().Where(y => y.LearningYear == Year).ToDictionaryAsync(y => y.LearnerId));
        var requirement = new YearlyRequirement(90, 60, 15, ShareBasis.Requirement, "");
        foreach (var learner in learners.Where(l => !mergedInto.ContainsKey(l) && !mergedInto.ContainsValue(l)))
        {
            var expected = live.Where(e => e.Learner == learner).Aggregate(default(HourTotals), (sum, e) => sum.Plus(e.Category, e.Hours));
            var y = years.GetValueOrDefault(learner);
            Assert.Equal(expected, y is null ? default : new HourTotals(y.Compulsory, y.Elective, y.Professional));
            Assert.Equal(requirement.Measure(expected).IsComplete, y?.IsComplete ?? false);
        }
    }

    private Task<uint> VersionAsync(Guid learner) => Province.ReadAsync(db => db.Learners.Where(l => l.Id == learner).Select(l => l.Version).SingleAsync());
}
