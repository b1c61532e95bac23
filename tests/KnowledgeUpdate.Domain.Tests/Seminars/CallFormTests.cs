using KnowledgeUpdate.Domain.Seminars;
using static KnowledgeUpdate.Domain.Tests.Samples;

namespace KnowledgeUpdate.Domain.Tests.Seminars;

public sealed class CallFormTests
{
    private static readonly DateOnly LastDay = BeijingTime.DateOf(Closes.AddTicks(-1));

    private static IEnumerable<string> FaultsOf(CallTerms terms, int year = 2027, IReadOnlyCollection<string>? fees = null) =>
        CallForm.Check(year, Opens, Closes, terms, fees).Select(f => $"{f.Field}: {f.Message}");

    [Fact]
    public void Good_terms_have_no_fault() => Assert.Empty(FaultsOf(TermsWithScoring, fees: [TermsWithScoring.FeeClass]));

    [Fact]
    public void Dates_stand_in_order() =>
        Assert.Equal(
            [
                "FirstReviewDueOn: The last day of first review cannot be before filing closes, on {0:yyyy-MM-dd}.",
                "ScoringDueOn: The last day of scoring cannot be before filing closes, on {0:yyyy-MM-dd}.",
                "ScoringDueOn: The last day of scoring must be after that of first review, {0:yyyy-MM-dd}.",
                "ClosesAt: Filing for the plan of {0} cannot close after that year.",
            ],
            [
                .. FaultsOf(TermsWithScoring with { FirstReviewDueOn = LastDay.AddDays(-1), ScoringDueOn = null }),
                .. FaultsOf(TermsWithScoring with { ScoringDueOn = LastDay.AddDays(-1) }),
                .. FaultsOf(TermsWithScoring with { FirstReviewDueOn = LastDay.AddDays(3), ScoringDueOn = LastDay.AddDays(3) }),
                .. FaultsOf(TermsWithScoring with { ScoringDueOn = null }, Opens.Year - 1),
            ]
        );

    [Fact]
    public void All_faults_are_found_in_one_round() =>
        Assert.Equal(
            [
                "Kinds: Choose at least one kind",
                "RequiredAttachments[1]: “{0}” is in the list twice",
                "MaxPeople: The largest number cannot be below the smallest",
                "RecommendationLimit: Enter how many a unit may recommend, from 1 to {0}",
                "OwnLimits[0].UnitId: Choose the unit",
                "OwnLimits[2].UnitId: This unit is in the list twice",
                "OwnLimits[2].Number: Enter how many a unit may recommend, from 1 to {0}",
                "Criteria[1].Name: “{0}” is in the list twice",
                "Criteria[1].Weight: Enter a weight from 1 to 100",
                "FeeClass: Choose a class of the fee standard in force",
                "MonthLimit: Enter a limit of at least 1, or leave it empty",
                "KindLimits[National]: Enter a limit of at least 1, or leave it empty",
            ],
            FaultsOf(
                TermsWithScoring with
                {
                    Kinds = [],
                    RequiredAttachments = ["方案", "方案"],
                    MinPeople = 50,
                    MaxPeople = 20,
                    RecommendationLimit = 0,
                    OwnLimits = [new(Guid.Empty, 3), new(Recommender, 3), new(Recommender, 0)],
                    Criteria = [new("甲", 60), new("甲", 0)],
                    FeeClass = "四类",
                    MonthLimit = -1,
                    KindLimits = new Dictionary<SeminarKind, int> { [SeminarKind.National] = 0 },
                },
                fees: ["一类", "二类", "三类"]
            )
        );

    [Fact]
    public void What_is_filed_keeps_standing_when_terms_are_corrected()
    {
        var now = PlainTerms with { RequiredAttachments = ["方案"] };
        var use = new CallUse(
            2,
            [SeminarKind.Advanced],
            [PlainTerms.Fields[0]],
            new Dictionary<Guid, int> { [Recommender] = 4, [Host] = 6 },
            30,
            60
        );

        var faults = CallCorrections.Against(
            now,
            now with
            {
                Kinds = [SeminarKind.National],
                Fields = ["other"],
                RequiredAttachments = ["方案", "承诺书"],
                MinPeople = 31,
                MaxPeople = 59,
                RecommendationLimit = 5,
                OwnLimits = [new(Recommender, 3)],
                FeeClass = "一类",
                IsBlind = true,
            },
            use
        );

        Assert.Equal(
            [
                "Kinds",
                "Fields",
                "RequiredAttachments",
                "MinPeople",
                "MaxPeople",
                "OwnLimits[0].Number",
                "RecommendationLimit",
                "IsBlind",
                "FeeClass",
            ],
            faults.Select(f => f.Field)
        );
        Assert.Equal("Nothing is changed.", Assert.Single(CallCorrections.Against(now, now with { }, use)).Message);
        Assert.Empty(CallCorrections.Against(now, now with { MonthLimit = 9 }, use));
    }

    [Fact]
    public void A_correction_is_recorded_with_both_terms()
    {
        var call = OpenCall();
        var before = call.Terms;
        var use = new CallUse(0, [], [], new Dictionary<Guid, int>(), null, null);

        call.Correct(before with { MonthLimit = 9 }, use, " 原文漏写 ", WhileOpen, "韦某");

        var kept = Assert.Single(call.Corrections);
        Assert.Equal(
            (before.MonthLimit, 9, "原文漏写", 9),
            (kept.Before.MonthLimit, kept.After.MonthLimit, kept.Reason, call.Terms.MonthLimit)
        );
        Refused.By("Nothing is changed.", () => call.Correct(call.Terms with { }, use, "再改", WhileOpen, "韦某"));
    }

    [Fact]
    public void Differences_name_the_terms_that_differ()
    {
        var differences = CallDifferences.Between(PlainTerms, PlainTerms with { FeeClass = "一类", HostLimit = 2 });

        Assert.Equal(
            [("Class of training fee", PlainTerms.FeeClass, "一类"), ("Most seminars of a host", "", "2")],
            differences.Select(d => (d.Term, string.Join(",", d.Before), string.Join(",", d.After)))
        );
    }
}
