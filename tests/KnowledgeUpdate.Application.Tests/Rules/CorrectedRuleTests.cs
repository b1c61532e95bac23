using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Tests.Consequences;
using KnowledgeUpdate.Domain.Rules;

namespace KnowledgeUpdate.Application.Tests.Rules;

/// <summary>
/// A value that holds from a day in the past: what was decided under the one before is counted, and stands or is decided anew for a reason.
/// </summary>
public sealed class CorrectedRuleTests(PortalFixture portal) : UseCaseTest(portal)
{
    private SeminarYear year = null!;
    private DateOnly since;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        year = await SeminarYear.AtAsync(Province, SeminarStage.InPublicity, 1);
        since = await Province.ReadAsync(db => db.Publicities.Select(p => p.StartsOn).SingleAsync());
        Province.Clock.Now += TimeSpan.FromDays(10);
    }

    private Task<Guid> EnterAsync(PastFate? past, string? reason, DateOnly? from = null) =>
        Province.SendAsync(
            year.Office,
            new EnterRule(RuleKeys.PublicityDays, 7, null, from ?? since, "桂人社发〔2026〕9号", null, past, reason)
        );

    private Task<int> ItemsAsync() =>
        Province.ReadAsync(db => db.WorkItems.CountAsync(w => w.SubjectKind == nameof(ProgrammeRule) && w.DoneAt == null));

    [Fact]
    public async Task What_was_decided_is_counted_and_an_answer_with_a_reason_is_asked_for()
    {
        Assert.Equal(1, (await Province.SendAsync(year.Office, new GetRuleReach(RuleKeys.PublicityDays, since)))!.Count);
        Assert.Null(await Province.SendAsync(year.Office, new GetRuleReach(RuleKeys.PublicityDays, since.AddDays(1))));
        Assert.Null(await Province.SendAsync(year.Office, new GetRuleReach(RuleKeys.InvitationDays, since)));
        await RefusedInput.ForAsync(
            [("Past", "Choose what becomes of what was decided under the value before"), ("PastReason", "Enter why: the history shows it")],
            () => EnterAsync(null, " ")
        );
        await RefusedInput.ForAsync("PastReason", "Enter why: the history shows it", () => EnterAsync(PastFate.Anew, null));

        await EnterAsync(PastFate.Stands, "公示已按原期限完成。");

        Assert.Equal(0, await ItemsAsync());
        Assert.Equal(
            "公示已按原期限完成。",
            await Province.ReadAsync(db => db.AuditEvents.Where(e => e.Act == nameof(EnterRule)).Select(e => e.Reason).FirstAsync())
        );
    }

    [Fact, Walks("rule-past")]
    public async Task What_is_decided_anew_waits_at_the_office_until_it_says_what_came_of_it()
    {
        var rule = await EnterAsync(PastFate.Anew, "原数值录入有误。");
        Assert.Equal(1, await ItemsAsync());
        var review = await Province.SendAsync(year.Office, new GetRuleReview(rule));
        Assert.Equal(("5", "7", 1, true), (review.Before, review.Value, review.Reach!.Count, review.IsOpen));
        Assert.NotNull(review.DueOn);

        var auditor = await Province.PersonAsync(Role.Auditor, SeminarYear.OfficeUnit);
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(auditor, new CloseRuleReview(rule, "看过")));
        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(year.Bureau, new GetRuleReview(rule)));
        await RefusedInput.ForAsync(
            "Finding",
            "Enter what was decided anew, and with what result",
            () => Province.SendAsync(year.Office, new CloseRuleReview(rule, " "))
        );
        await Assert.ThrowsAsync<NotFoundException>(() => Province.SendAsync(year.Office, new CloseRuleReview(Guid.NewGuid(), "无")));
        await Province.SendAsync(year.Office, new CloseRuleReview(rule, "公示期重新计算并延长。"));

        Assert.Equal(0, await ItemsAsync());
        Assert.False((await Province.SendAsync(auditor, new GetRuleReview(rule))).IsOpen);
        await Refused.ByAsync("This review is closed already.", () => Province.SendAsync(year.Office, new CloseRuleReview(rule, "再")));
    }

    [Fact]
    public async Task Hours_of_a_year_are_reached_by_a_value_from_a_later_day_of_it()
    {
        var learner = await Province.PersonAsync(Role.Learner, SeminarYear.University);
        var id = await Province.SendAsync(
            learner,
            new Application.Learners.AddMyLearner(
                "韦年度",
                Domain.Learners.IdentityKind.ResidentId,
                TestIdentity.Number(77),
                null,
                new Domain.Learners.Profession(null, Domain.Learners.TitleLevel.None, null, null, Domain.Learners.Education.NotStated)
            )
        );
        var today = BeijingTime.DateOf(Province.Clock.Now);
        await Province.SendAsPortalAsync(
            new Application.Learners.CreditHours(
                (short)today.Year,
                [
                    new Application.Learners.HourCredit
                    {
                        LearnerId = id,
                        Category = Domain.Learners.HourCategory.Professional,
                        Hours = 5,
                        SourceKind = Domain.Learners.HourSource.Course,
                        SourceId = Guid.NewGuid(),
                        Title = "课程",
                        Provider = SeminarYear.University,
                        From = today,
                        To = today,
                        Rule = "示例",
                    },
                ]
            )
        );

        Assert.Equal(1, (await Province.SendAsync(year.Office, new GetRuleReach(RuleKeys.HoursPerYear, today.AddDays(1))))!.Count);
        Assert.Null(await Province.SendAsync(year.Office, new GetRuleReach(RuleKeys.HoursPerYear, new DateOnly(today.Year + 1, 1, 1))));
    }

    [Fact, Walks("rule-before", "rule-removed")]
    public async Task A_value_typed_for_a_wrong_year_is_taken_out_before_it_holds_and_the_one_before_holds_on()
    {
        var learner = await Province.PersonAsync(Role.Learner, SeminarYear.University);
        var id = await Province.SendAsync(
            learner,
            new Application.Learners.AddMyLearner(
                "韦年度",
                Domain.Learners.IdentityKind.ResidentId,
                TestIdentity.Number(77),
                null,
                new Domain.Learners.Profession(null, Domain.Learners.TitleLevel.None, null, null, Domain.Learners.Education.NotStated)
            )
        );
        var today = BeijingTime.DateOf(Province.Clock.Now);
        foreach (
            var (category, hours) in new[]
            {
                (Domain.Learners.HourCategory.PublicCompulsory, 30m),
                (Domain.Learners.HourCategory.Professional, 60m),
            }
        )
            await Province.SendAsPortalAsync(
                new Application.Learners.CreditHours(
                    (short)today.Year,
                    [
                        new Application.Learners.HourCredit
                        {
                            LearnerId = id,
                            Category = category,
                            Hours = hours,
                            SourceKind = Domain.Learners.HourSource.Course,
                            SourceId = Guid.NewGuid(),
                            Title = "课程",
                            Provider = SeminarYear.University,
                            From = today,
                            To = today,
                            Rule = "示例",
                        },
                    ]
                )
            );
        Task<bool> CompleteAsync() =>
            Province.ReadAsync(db => db.LearnerYears.Where(y => y.LearnerId == id).Select(y => y.IsComplete).SingleAsync());
        Task<string> ValueAsync(DateOnly on) =>
            Province.ReadAsync(db =>
                db.ProgrammeRules.Where(r =>
                        r.Key == RuleKeys.HoursPerYear && r.EffectiveFrom <= on && (r.EffectiveTo == null || r.EffectiveTo >= on)
                    )
                    .Select(r => r.Value)
                    .SingleAsync()
            );
        Assert.True(await CompleteAsync());
        var before = await ValueAsync(today);
        var wrong = await Province.SendAsync(
            year.Office,
            new EnterRule(RuleKeys.HoursPerYear, 120, null, today.AddDays(1), "桂人社发〔2026〕9号", null, null, "录入。")
        );
        Assert.False(await CompleteAsync());
        var view = await Province.SendAsync(year.Office, new GetRule(wrong));
        Assert.Equal(("120", before, null), (view.Value, view.Before, view.Hindrance));
        Assert.Contains(
            (await Province.SendAsync(year.Office, new ListRules())).SelectMany(r => r.Values),
            v => v.Id == wrong && v.MayRemove
        );

        await Assert.ThrowsAsync<ForbiddenException>(() => Province.SendAsync(year.Bureau, new RemoveRule(wrong, view.Version, "录错")));
        await RefusedInput.ForAsync(
            "Reason",
            "Enter why: the history shows it",
            () => Province.SendAsync(year.Office, new RemoveRule(wrong, view.Version, " "))
        );
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Province.SendAsync(year.Office, new RemoveRule(wrong, view.Version + 1, "录错"))
        );
        await using var elsewhere = await TestProvince.FoundAsync(Database);
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await elsewhere.SendAsync(
                await elsewhere.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit),
                new RemoveRule(wrong, view.Version, "录错")
            )
        );
        await Province.SendAsync(year.Office, new RemoveRule(wrong, view.Version, "年份录错"));

        Assert.Equal(before, await ValueAsync(today.AddYears(3)));
        Assert.True(await CompleteAsync());
        Assert.Equal(
            "年份录错",
            await Province.ReadAsync(db => db.AuditEvents.Where(e => e.Act == nameof(RemoveRule)).Select(e => e.Reason).FirstAsync())
        );
        // One that has held, and one that another follows, stay.
        var held = await Province.ReadAsync(db => db.ProgrammeRules.AsNoTracking().SingleAsync(r => r.Key == RuleKeys.HoursPerYear));
        await Refused.ByAsync(
            "This value has held since {0:yyyy-MM-dd}: what was decided under it rests on it. Enter the value that follows it.",
            () => Province.SendAsync(year.Office, new RemoveRule(held.Id, held.Version, "录错"))
        );
        var first = await Province.SendAsync(
            year.Office,
            new EnterRule(RuleKeys.TextsPerMonth, 100, null, today.AddDays(5), "内部通知", null)
        );
        await Province.SendAsync(year.Office, new EnterRule(RuleKeys.TextsPerMonth, 200, null, today.AddDays(9), "内部通知", null));
        await Refused.ByAsync(
            "A later value is entered already: take that one out first.",
            async () =>
                await Province.SendAsync(
                    year.Office,
                    new RemoveRule(first, (await Province.SendAsync(year.Office, new GetRule(first))).Version, "录错")
                )
        );
    }
}
