using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>Limits and duplicates, also at the same moment, and the kinds that set them.</summary>
public sealed class ClaimLimitTests(PortalFixture portal) : ClaimTest(portal)
{
    [Fact]
    public async Task The_yearly_limit_holds_when_many_claims_are_credited_at_once()
    {
        // Nine hours each, 24 a year: two are credited whole, one is cut to six, the others are refused.
        var claims = new List<Guid>();
        for (var i = 0; i < 6; i++)
            claims.Add(await FileAsync(learner, Conference, 1.5m, title: $"年会{i}"));
        var versions = await Task.WhenAll(claims.Select(VersionAsync));

        var outcomes = await Task.WhenAll(
            claims.Select(
                async (id, i) =>
                    await Record.ExceptionAsync(() =>
                        Province.SendAsync(employer, new DecideClaim(id, versions[i], ClaimAction.Credit, null))
                    )
            )
        );

        Assert.Equal((3, 3), (outcomes.Count(o => o is null), outcomes.Count(o => o is RuleException)));
        Assert.Equal(24, (await Province.SendAsync(learner, new GetLearnerHours(null, 2026)))!.Totals.Total);
        Assert.Single(
            await Province.ReadAsync(db => db.HourClaims.Where(c => c.State == ClaimState.Credited && c.Hours == 6).ToListAsync())
        );
        Assert.Empty((await Province.SendAsPortalAsync(new ProveLedger(2026))).Differences);
        await Refused.ByAsync(
            "The limit of {0:0.#} hours for this kind is used up in {1}.",
            () => FileAsync(learner, Conference, 1, title: "又一次")
        );
    }

    [Fact]
    public async Task A_certificate_counts_once_for_everybody_also_at_the_same_moment()
    {
        var second = await LearnerAsync();
        Guid[] ids = [await FileAsync(learner, Conference, 1, "jy-001"), await FileAsync(second, Conference, 1, "JY-001 ")];
        var versions = await Task.WhenAll(ids.Select(VersionAsync));
        Assert.Equal(ClaimLikeness.SharedCertificate, (await Province.SendAsync(employer, new GetClaim(ids[0]))).Likenesses.Single().What);

        var outcomes = await Task.WhenAll(
            ids.Select(
                async (id, i) =>
                    await Record.ExceptionAsync(() =>
                        Province.SendAsync(employer, new DecideClaim(id, versions[i], ClaimAction.Credit, null))
                    )
            )
        );

        Assert.Single(
            outcomes,
            o => o is RuleException { Message: "Certificate {0} is credited already for this kind. A certificate counts once." }
        );
        Assert.Single(outcomes, o => o is null);
        await Refused.ByAsync(
            "Certificate {0} is credited already for this kind. A certificate counts once.",
            async () => await FileAsync(await LearnerAsync(), Conference, 1, "JY-001")
        );
        Assert.NotEqual(default, await FileAsync(await LearnerAsync(), Day, 1, "JY-001"));
    }

    [Fact]
    public async Task The_same_activity_is_refused_and_an_overlap_only_warned_of()
    {
        await DecideAsync(employer, await FileAsync(learner, Day, 1, title: "数控技术"), ClaimAction.Credit);
        await Refused.ByAsync(
            "“{0}” from {1:yyyy-MM-dd} on is claimed already. An activity counts once.",
            () => FileAsync(learner, Day, 2, title: "数控技术")
        );

        var overlap = await FileAsync(learner, Conference, 1, title: "同日年会");

        var view = await Province.SendAsync(employer, new GetClaim(overlap));
        Assert.Equal([(ClaimLikeness.Overlap, "数控技术")], view.Likenesses.Select(l => (l.What, l.Title)));
        await DecideAsync(employer, overlap, ClaimAction.Credit);
    }

    [Fact]
    public async Task The_office_enters_a_new_conversion_and_ends_a_kind()
    {
        var before = (await Province.SendAsync(learner, new ListActivityKinds(true))).Single(k => k.Code == Conference);
        Assert.EndsWith("（待核实）", before.Source, StringComparison.Ordinal);
        var entered = new AddActivityKind
        {
            Code = Conference,
            Name = "全国性学术会议",
            NameEn = "National academic conference",
            Category = HourCategory.Professional,
            HoursPerUnit = 8,
            Unit = "次",
            MaxPerClaim = null,
            MaxPerYear = 24,
            NeedsRecognition = false,
            Evidence = "会议通知",
            Source = "桂人社发〔2026〕9号",
            From = new DateOnly(2026, 6, 1),
        };
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(bureau, entered));
        await Province.SendAsync(office, entered);
        await Refused.ByAsync(
            "A conversion of this kind holds from {0:yyyy-MM-dd} on. The new one must begin later.",
            () => Province.SendAsync(office, entered)
        );

        var kinds = (await Province.SendAsync(learner, new ListActivityKinds(true))).Where(k => k.Code == Conference).ToList();
        Assert.Equal([(8m, (DateOnly?)null), (6m, new DateOnly(2026, 5, 31))], kinds.Select(k => (k.HoursPerUnit, k.To)));
        await Province.SendAsync(office, new EndActivityKind(kinds[0].Id, kinds[0].Version, new DateOnly(2026, 10, 31)));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(office, new EndActivityKind(kinds[0].Id, kinds[0].Version, new DateOnly(2026, 11, 30)))
        );
    }
}
