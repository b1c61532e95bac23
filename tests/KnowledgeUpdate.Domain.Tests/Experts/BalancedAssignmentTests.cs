using CsCheck;
using KnowledgeUpdate.Domain.Experts;

namespace KnowledgeUpdate.Domain.Tests.Experts;

public sealed class BalancedAssignmentTests
{
    /// <summary>Small cases: how many subjects, experts, experts each, and a conflict for each pair.</summary>
    private static readonly Gen<(int Subjects, int Experts, int Each, bool[] Conflict)> Small = Gen.Select(
        Gen.Int[1, 5],
        Gen.Int[2, 4],
        Gen.Int[1, 2],
        Gen.Int[0, 9].Select(n => n < 3).Array[20]
    );

    [Fact]
    public void Each_subject_gets_its_experts_without_conflict_and_as_evenly_as_conflicts_allow() =>
        Small.Sample(
            c =>
            {
                bool May(int p, int e) => !c.Conflict[p * 4 + e];
                if (Enumerable.Range(0, c.Subjects).Any(p => Enumerable.Range(0, c.Experts).Count(e => May(p, e)) < c.Each))
                {
                    Assert.Equal(
                        [c.Each],
                        Refused
                            .By(
                                "Fewer than {0} experts are free of conflict for one of the subjects. Enter more experts.",
                                () => Assign(c.Subjects, c.Experts, c.Each, May)
                            )
                            .Args
                    );
                    return;
                }

                var pairs = Assign(c.Subjects, c.Experts, c.Each, May);

                Assert.All(pairs, pair => Assert.True(May(pair.Subject, pair.Expert)));
                Assert.Equal(pairs.Distinct().OrderBy(p => p), pairs);
                Assert.Equal(
                    Enumerable.Range(0, c.Subjects).Select(p => (p, c.Each)),
                    pairs.CountBy(p => p.Subject).Select(p => (p.Key, p.Value))
                );
                Assert.Equal(SmallestSpread(c.Subjects, c.Experts, c.Each, May), Spread(Loads(pairs, c.Experts)));
            },
            iter: 500
        );

    [Fact]
    public void Without_conflicts_loads_differ_by_at_most_one() =>
        Gen.Select(Gen.Int[1, 25], Gen.Int[3, 9], Gen.Int[1, 3], Gen.Int[0, 99])
            .Sample(
                (p, e, k, seed) =>
                    Spread(Loads(BalancedAssignment.Assign(p, e, k, (_, _) => true, (a, b) => (a + b) % 3 == 0, $"{seed}"), e)) <= 1
            );

    [Fact]
    public void The_same_seed_gives_the_same_assignment_and_another_may_differ()
    {
        var first = BalancedAssignment.Assign(12, 6, 2, (_, _) => true, (_, _) => true, "甲");

        Assert.Equal(first, BalancedAssignment.Assign(12, 6, 2, (_, _) => true, (_, _) => true, "甲"));
        Assert.NotEqual(first, BalancedAssignment.Assign(12, 6, 2, (_, _) => true, (_, _) => true, "乙"));
    }

    [Fact]
    public void Fields_are_matched_where_loads_allow()
    {
        var pairs = BalancedAssignment.Assign(6, 3, 1, (_, _) => true, (p, e) => p % 3 == e, "seed");

        Assert.Equal(Enumerable.Range(0, 6).Select(p => (p, p % 3)), pairs);
    }

    [Fact]
    public void Evenness_goes_before_fields()
    {
        var pairs = BalancedAssignment.Assign(6, 3, 1, (_, _) => true, (_, e) => e == 0, "seed");

        Assert.Equal([2, 2, 2], Loads(pairs, 3));
    }

    [Fact]
    public void Too_few_experts_are_refused()
    {
        Refused.By(
            "Fewer than {0} experts are free of conflict for one of the subjects. Enter more experts.",
            () => Assign(1, 2, 3, (_, _) => true)
        );
        Refused.By(
            "Fewer than {0} experts are free of conflict for one of the subjects. Enter more experts.",
            () => Assign(2, 4, 3, (p, e) => p == 0 || e > 1)
        );
        Refused.By(
            "Fewer than {0} experts are free of conflict for one of the subjects. Enter more experts.",
            () => Assign(1, 0, 1, (_, _) => true)
        );
    }

    [Fact]
    public void No_subjects_need_no_experts() => Assert.Empty(Assign(0, 0, 3, (_, _) => true));

    [Fact]
    public void Two_hundred_subjects_and_forty_experts_are_assigned_evenly()
    {
        var pairs = BalancedAssignment.Assign(200, 40, 3, (p, e) => (p + e) % 7 != 0, (p, e) => p % 5 == e % 5, "2027");

        Assert.Equal(600, pairs.Distinct().Count());
        Assert.All(pairs, pair => Assert.NotEqual(0, (pair.Subject + pair.Expert) % 7));
        Assert.All(Loads(pairs, 40), load => Assert.Equal(15, load));
    }

    private static IReadOnlyList<(int Subject, int Expert)> Assign(int subjects, int experts, int each, Func<int, int, bool> may) =>
        BalancedAssignment.Assign(subjects, experts, each, may, (_, _) => true, "seed");

    private static int[] Loads(IEnumerable<(int Subject, int Expert)> pairs, int experts)
    {
        var loads = new int[experts];
        foreach (var (_, expert) in pairs)
            loads[expert]++;
        return loads;
    }

    private static int Spread(int[] loads) => loads.Max() - loads.Min();

    /// <summary>Tries every choice of experts.</summary>
    private static int SmallestSpread(int subjects, int experts, int each, Func<int, int, bool> may)
    {
        var best = int.MaxValue;
        Try(0, new int[experts]);
        return best;

        void Try(int subject, int[] loads)
        {
            if (subject == subjects)
            {
                best = Math.Min(best, Spread(loads));
                return;
            }

            for (var set = 0; set < 1 << experts; set++)
            {
                var chosen = Enumerable.Range(0, experts).Where(e => (set >> e & 1) == 1).ToList();
                if (chosen.Count != each || chosen.Any(e => !may(subject, e)))
                    continue;
                Try(subject + 1, [.. loads.Select((load, e) => load + (set >> e & 1))]);
            }
        }
    }
}
