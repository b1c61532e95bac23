using System.Globalization;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Learners;
using Npgsql;

namespace KnowledgeUpdate.Application.Tests.Learners;

/// <summary>
/// Random histories of credit, repetition, claim, reversal, merge and split against a small model that anybody can check by eye.
/// </summary>
/// <remarks>
/// Histories are short, each of learners of its own, and many go side by side step by step, so that one statement carries many of them.
/// <c>KU_HISTORIES</c> says how many there are, <c>KU_SEED</c> where they begin.
/// </remarks>
public sealed class LedgerHistoryTests(PortalFixture portal) : UseCaseTest(portal)
{
    private const int Default = 1_000,
        Together = 500,
        AtOnce = 2;

    [Fact]
    public async Task Totals_entries_and_completeness_are_the_models()
    {
        var (count, first) = (Given("KU_HISTORIES", Default), Given("KU_SEED", 1));
        var provinces = new List<Lanes>();
        for (var i = 0; i < AtOnce; i++)
            provinces.Add(new Lanes(Database, i == 0 ? Province : await TestProvince.FoundAsync(Database)));
        foreach (var lane in provinces)
            await lane.PrepareAsync();
        var batches = Enumerable.Range(first, count).Chunk(Together).ToList();
        var next = -1;
        await Task.WhenAll(
            provinces.Select(async lane =>
            {
                int i;
                while ((i = Interlocked.Increment(ref next)) < batches.Count)
                    await lane.CheckAsync([.. batches[i].Select(seed => new History(seed))]);
            })
        );
        foreach (var lane in provinces.Skip(1))
            await lane.Province.DisposeAsync();

        static int Given(string name, int otherwise) =>
            int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
    }

    private enum Act
    {
        Credit,
        Claim,
        Reverse,
        MergeOrSplit,
    }

    /// <summary>A step, free of what stands in the database: the same steps can be taken again with some left out.</summary>
    private sealed record Step(Act Act, int Learner, int Other, short Year, HourCategory Category, decimal Hours, int Source, int Pick)
    {
        public override string ToString() =>
            Act switch
            {
                Act.Reverse => $"reverse live entry {Pick} of learner {Learner}",
                Act.MergeOrSplit => $"split learner {Learner}, or merge into {Other}",
                _ => FormattableString.Invariant(
                    $"{(Act == Act.Claim ? "recognise a claim" : "credit")}: learner {Learner}, {Year}, {Category} {Hours}, source {Source}"
                ),
            };
    }

    /// <summary>An entry of the model. It counts, unless it is reversed or a merge has it counted elsewhere.</summary>
    private sealed class Line(int learner, Step step)
    {
        public int Learner => learner;
        public short Year => step.Year;
        public HourCategory Category => step.Category;
        public decimal Hours => step.Hours;
        public (Act Act, int Source) Source => (step.Act, step.Source);
        public bool IsReversed { get; set; }
        public bool IsCountedElsewhere { get; set; }
        public bool WasCountedElsewhere { get; set; }
        public bool Counts => !IsReversed && !IsCountedElsewhere;
    }

    /// <summary>A history and its model.</summary>
    private sealed class History(int seed, IReadOnlyList<Step>? steps = null)
    {
        public const int Learners = 3,
            Sources = 4;

        public int Seed => seed;
        public IReadOnlyList<Step> Steps { get; } = steps ?? Draw(new Random(seed));
        public List<Line> Lines { get; } = [];
        public int?[] MergedInto { get; } = new int?[Learners];

        /// <summary>The learner to split or to merge; null when neither is possible.</summary>
        public (int Merged, int? Kept)? MergeOrSplit(Step step) =>
            MergedInto[step.Learner] is not null ? (step.Learner, null)
            : step.Learner != step.Other && MergedInto[step.Other] is null && !MergedInto.Contains(step.Learner)
                ? (step.Learner, step.Other)
            : null;

        public void Merge(int merged, int kept)
        {
            MergedInto[merged] = kept;
            foreach (
                var line in Lines.Where(l =>
                    l.Learner == merged
                    && l.Counts
                    && Lines.Any(k => k.Learner == kept && k.Counts && (k.Year, k.Source) == (l.Year, l.Source))
                )
            )
                line.IsCountedElsewhere = line.WasCountedElsewhere = true;
        }

        public void Split(int merged)
        {
            MergedInto[merged] = null;
            foreach (var line in Lines.Where(l => l.Learner == merged))
                line.IsCountedElsewhere = false;
        }

        /// <summary>What stands at a record in a year.</summary>
        public HourTotals Expected(int account, short year) =>
            Lines
                .Where(l => l.Counts && l.Year == year && (MergedInto[l.Learner] ?? l.Learner) == account)
                .Aggregate(default(HourTotals), (sum, l) => sum.Plus(l.Category, l.Hours));

        private static Step[] Draw(Random random) =>
            [
                .. Enumerable
                    .Range(0, random.Next(5, 13))
                    .Select(_ => new Step(
                        random.Next(20) switch
                        {
                            < 10 => Act.Credit,
                            < 12 => Act.Claim,
                            < 16 => Act.Reverse,
                            _ => Act.MergeOrSplit,
                        },
                        random.Next(Learners),
                        random.Next(Learners),
                        (short)(2025 + random.Next(2)),
                        (HourCategory)random.Next(3),
                        random.Next(1, 800) / 10m,
                        random.Next(Sources),
                        random.Next(100)
                    )),
            ];
    }

    /// <summary>A province in which histories go side by side.</summary>
    private sealed class Lanes(TestDatabase database, TestProvince province)
    {
        private static readonly YearlyRequirement Requirement = new(90, 60, 15, ShareBasis.Requirement, "");
        private readonly HashSet<(int Seed, int Learner, (Act, int), short)> credited = [];
        private Person office = null!;
        private int batch;

        public TestProvince Province => province;

        public async Task PrepareAsync()
        {
            office = await province.PersonAsync(Role.ProgrammeOffice, SeminarYear.OfficeUnit);
            var unit = await province.PersonAsync(Role.UnitAdministrator, SeminarYear.University);
            await province.SendAsync(
                unit,
                new EnterLearner(
                    "韦小新",
                    IdentityKind.ResidentId,
                    TestIdentity.Number(1),
                    new Profession(null, TitleLevel.None, null, null, Education.NotStated)
                )
            );
        }

        /// <summary>Goes through histories and compares; of one that fails the shortest part that fails is told.</summary>
        public async Task CheckAsync(List<History> histories)
        {
            if (await GoAsync(histories) is not { } failed)
                return;
            var (steps, what) = (failed.History.Steps.ToList(), failed.What);
            var i = 0;
            while (i < steps.Count)
            {
                List<Step> fewer = [.. steps.Where((_, at) => at != i)];
                if (await GoAsync([new History(failed.History.Seed, fewer)]) is { } still)
                    (steps, what) = (fewer, still.What);
                else
                    i++;
            }

            Assert.Fail($"KU_SEED={failed.History.Seed} KU_HISTORIES=1: {what}\n{string.Join('\n', steps)}");
        }

        private async Task<(History History, string What)?> GoAsync(List<History> histories)
        {
            batch++;
            credited.Clear();
            var learners = await LearnersAsync(histories.Count * History.Learners);
            Guid IdOf(int history, int learner) => learners[(history * History.Learners) + learner];
            for (var at = 0; at < histories.Max(h => h.Steps.Count); at++)
            {
                var now = histories
                    .Select((h, i) => (History: h, Index: i))
                    .Where(h => at < h.History.Steps.Count)
                    .Select(h => (h.History, h.Index, Step: h.History.Steps[at]))
                    .ToList();
                if (await CreditAsync(now, IdOf) is { } wrong)
                    return wrong;
                if (await ReverseAsync(now, IdOf) is { } odd)
                    return odd;
                var moves = now.Where(h => h.Step.Act == Act.MergeOrSplit)
                    .Select(h => (h.History, h.Index, Move: h.History.MergeOrSplit(h.Step)))
                    .Where(m => m.Move is not null)
                    .ToList();
                var ids = moves.Select(m => IdOf(m.Index, m.Move!.Value.Merged)).ToArray();
                var versions = await province.ReadAsync(db =>
                    db.Learners.Where(l => ids.Contains(l.Id))
                        .Select(l => new { l.Id, l.Version })
                        .ToDictionaryAsync(l => l.Id, l => l.Version)
                );
                foreach (var (history, index, move) in moves)
                    await MergeOrSplitAsync(history, index, move!.Value, versions[IdOf(index, move.Value.Merged)], IdOf);
            }

            return await CompareAsync(histories, IdOf);
        }

        private async Task<Guid[]> LearnersAsync(int count)
        {
            await Copies.AddAsync(
                database.Admin,
                "learners",
                $"p.tenant_id = '{province.Tenant.Id}' AND p.level = 'None' AND p.title IS NULL AND p.name = '韦小新'",
                count,
                $"'id', md5('{province.Tenant.Id}' || {batch} || '-' || i)::uuid, 'identity_hash', to_jsonb('\\x' || md5('{batch}"
                    + $"-' || i)), 'employer_id', NULL, 'name', '批{batch}'"
            );
            await using var source = NpgsqlDataSource.Create(database.Admin);
            await using var command = source.CreateCommand(
                $"SELECT array_agg(md5('{province.Tenant.Id}' || {batch} || '-' || i)::uuid ORDER BY i) FROM generate_series(1, {count}) i"
            );
            return (Guid[])(await command.ExecuteScalarAsync())!;
        }

        /// <summary>
        /// Credits what the histories credit in this step, by one command for each year. A source that is credited already changes nothing.
        /// </summary>
        private async Task<(History, string)?> CreditAsync(List<(History History, int Index, Step Step)> now, Func<int, int, Guid> idOf)
        {
            foreach (var year in now.Where(h => h.Step.Act is Act.Credit or Act.Claim).GroupBy(h => h.Step.Year))
            {
                var expected = 0;
                foreach (var (history, _, step) in year)
                    if (credited.Add((history.Seed, step.Learner, (step.Act, step.Source), step.Year)))
                    {
                        history.Lines.Add(new Line(step.Learner, step));
                        expected++;
                    }

                var entered = await province.SendAsPortalAsync(
                    new CreditHours(
                        year.Key,
                        [
                            .. year.Select(h => new HourCredit
                            {
                                LearnerId = idOf(h.Index, h.Step.Learner),
                                Category = h.Step.Category,
                                Hours = h.Step.Hours,
                                SourceKind = h.Step.Act == Act.Claim ? HourSource.Claim : HourSource.Course,
                                SourceId = SourceOf(h.Step),
                                Title = "课程",
                                Provider = "邕江大学",
                                From = new DateOnly(year.Key, 5, 1),
                                To = new DateOnly(year.Key, 5, 2),
                                Rule = "示例",
                            }),
                        ]
                    )
                );
                if (entered != expected)
                    return (year.First().History, $"{entered} entries are new and not {expected}: one of {year.Count()} histories");
            }

            return null;
        }

        private static Guid SourceOf(Step step) => Guid.Parse($"00000000-0000-0000-0000-{step.Source + 1:000000000000}");

        /// <summary>Reverses by one command for each year; every tenth by the office's own act.</summary>
        private async Task<(History, string)?> ReverseAsync(List<(History History, int Index, Step Step)> now, Func<int, int, Guid> idOf)
        {
            var picked = now.Where(h => h.Step.Act == Act.Reverse)
                .Select(h => (h.History, h.Index, Line: Pick(h.History, h.Step)))
                .Where(h => h.Line is not null)
                .ToList();
            if (picked.Count == 0)
                return null;
            var ids = picked.Select(h => idOf(h.Index, h.Line!.Learner)).ToArray();
            var entries = (
                await province.ReadAsync(db =>
                    db.HourEntries.AsNoTracking().Where(e => ids.Contains(e.LearnerId) && e.SourceKind != HourSource.Reversal).ToListAsync()
                )
            ).ToDictionary(e => (e.LearnerId, e.LearningYear, e.SourceKind, e.SourceId));
            var due = picked
                .Select(
                    (h, i) =>
                        (
                            h.History,
                            h.Line,
                            IsByOffice: i % 10 == 0,
                            Entry: entries[
                                (
                                    idOf(h.Index, h.Line!.Learner),
                                    h.Line.Year,
                                    h.Line.Source.Act == Act.Claim ? HourSource.Claim : HourSource.Course,
                                    Guid.Parse($"00000000-0000-0000-0000-{h.Line.Source.Source + 1:000000000000}")
                                )
                            ]
                        )
                )
                .ToList();
            foreach (var year in due.Where(d => !d.IsByOffice || d.Entry.SourceKind == HourSource.Claim).GroupBy(d => d.Entry.LearningYear))
            {
                var entered = await province.SendAsPortalAsync(
                    new CreditHours(year.Key, [.. year.Select(d => HourLedger.ReversalOf(d.Entry, "登记有误"))])
                );
                if (entered != year.Count())
                    return (year.First().History, $"{entered} reversals are new and not {year.Count()}");
            }

            foreach (var (_, _, _, entry) in due.Where(d => d.IsByOffice && d.Entry.SourceKind != HourSource.Claim))
                await province.SendAsync(office, new ReverseHours(entry.LearningYear, entry.Id, "登记有误"));
            picked.ForEach(h => h.Line!.IsReversed = true);
            return null;
        }

        /// <summary>
        /// A live entry of the learner. One that a merge has touched is reversed by another entry than its own, which people do by hand.
        /// </summary>
        private static Line? Pick(History history, Step step) =>
            history.Lines.Where(l => l.Learner == step.Learner && l.Counts && !l.WasCountedElsewhere).ToList() is { Count: > 0 } live
                ? live[step.Pick % live.Count]
                : null;

        private async Task MergeOrSplitAsync(
            History history,
            int index,
            (int Merged, int? Kept) move,
            uint version,
            Func<int, int, Guid> idOf
        )
        {
            var id = idOf(index, move.Merged);
            if (move.Kept is { } kept)
            {
                await province.SendAsync(office, new MergeLearners(idOf(index, kept), id, version, "同一人"));
                history.Merge(move.Merged, kept);
            }
            else
            {
                await province.SendAsync(office, new SplitLearner(id, version, "并非同一人"));
                history.Split(move.Merged);
            }
        }

        /// <summary>Totals, completeness and the sums of the entries themselves, of every learner and year.</summary>
        private async Task<(History, string)?> CompareAsync(List<History> histories, Func<int, int, Guid> idOf)
        {
            var name = $"批{batch}";
            var years = await province.ReadAsync(db =>
                db.LearnerYears.AsNoTracking()
                    .Where(y => db.Learners.Any(l => l.Id == y.LearnerId && l.Name == name))
                    .ToDictionaryAsync(y => (y.LearnerId, y.LearningYear))
            );
            var sums = (
                await province.ReadAsync(db =>
                    db.HourEntries.AsNoTracking()
                        .Where(e => db.Learners.Any(l => l.Id == e.LearnerId && l.Name == name))
                        .GroupBy(e => new { e.LearnerId, e.LearningYear })
                        .Select(g => new { g.Key, Hours = g.Sum(e => e.Hours) })
                        .ToListAsync()
                )
            ).ToDictionary(s => (s.Key.LearnerId, s.Key.LearningYear), s => s.Hours);
            for (var i = 0; i < histories.Count; i++)
            {
                for (var learner = 0; learner < History.Learners; learner++)
                {
                    foreach (var year in (short[])[2025, 2026])
                    {
                        var expected = histories[i].Expected(learner, year);
                        var y = years.GetValueOrDefault((idOf(i, learner), year));
                        var totals = y is null ? default : new HourTotals(y.Compulsory, y.Elective, y.Professional);
                        if (totals != expected)
                            return (histories[i], $"learner {learner} has {totals} in {year} and not {expected}");
                        if (Requirement.Measure(expected).IsComplete != (y?.IsComplete ?? false))
                            return (histories[i], $"the year {year} of learner {learner}, {totals}, is not judged as the requirement does");
                        var own = histories[i].Lines.Where(l => l.Learner == learner && l.Year == year && l.Counts).Sum(l => l.Hours);
                        if (sums.GetValueOrDefault((idOf(i, learner), year)) != own)
                            return (
                                histories[i],
                                $"the entries of learner {learner} in {year} sum up to "
                                    + $"{sums.GetValueOrDefault((idOf(i, learner), year))} and not {own}"
                            );
                    }
                }
            }

            return null;
        }
    }
}
