namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Works out a budget from the fee standard.</summary>
public static class FeeCalculator
{
    /// <summary>
    /// The working: lodging and meals are hard caps, the rest may be shifted within the comprehensive cap; lecturers stand apart.
    /// </summary>
    /// <remarks>
    /// Source: 中央和国家机关培训费管理办法: items may be shifted, lodging and meals may not pass their own caps; lecturers' fees are outside the cap.
    /// </remarks>
    public static FeeWorking Work(FeeStandard standard, string feeClass, ProposalContent content)
    {
        var (people, days) = (content.HeadCount ?? 0, content.Days ?? 0);
        var ask = content.Budget ?? new BudgetRequest(0, 0, 0, 0, 0, 0, 0, 0);
        var caps = standard.ClassOf(feeClass);
        var weighted = standard.WeightedDays(days);
        FeeLine[] lines =
        [
            Line("Lodging", ask.Lodging, caps.Lodging, hard: true),
            Line("Meals", ask.Meals, caps.Meals, hard: true),
            Line("Venue, materials and transport", ask.Venue, caps.Venue, hard: false),
            Line("Other costs", ask.Other, caps.Other, hard: false),
        ];
        var asked = lines.Sum(l => l.Asked);
        var cap = people * weighted * caps.Total;
        var total = new FeeLine(
            "Comprehensive quota",
            "",
            asked,
            Factors(caps.Total),
            cap,
            asked > cap ? FeeVerdict.Over : FeeVerdict.Within
        );
        var lecturers = Enum.GetValues<LecturerRank>().Select(Rank).OfType<FeeLine>().ToArray();
        var travel = new FeeLine("Lecturers' lodging, meals and travel", "", ask.LecturerTravel, "", null, FeeVerdict.NotConfigured);
        return new FeeWorking(lines, total, lecturers, travel);

        FeeLine Line([Sentence] string item, decimal unit, decimal standardUnit, bool hard)
        {
            var (sum, limit) = (people * days * unit, people * weighted * standardUnit);
            return new FeeLine(
                item,
                $"{people} × {days} × {unit:0.##}",
                sum,
                Factors(standardUnit),
                limit,
                sum <= limit ? FeeVerdict.Within
                    : hard ? FeeVerdict.Over
                    : FeeVerdict.MayShift
            );
        }

        string Factors(decimal unit) =>
            weighted == days ? $"{people} × {days} × {unit:0.##}" : $"{people} × {weighted:0.####} × {unit:0.##}";

        FeeLine? Rank(LecturerRank rank)
        {
            // Courses name their lecturer: of two with one name the first counts, so that no lesson is paid under two ranks.
            var names = content.Lecturers.DistinctBy(l => l.Name).Where(l => l.Rank == rank).Select(l => l.Name).ToHashSet();
            var lessons = content.Courses.Where(c => names.Contains(c.Lecturer)).ToList();
            if (lessons.Count == 0)
                return null;
            var hours = standard.PayableHours(lessons);
            var unit = rank switch
            {
                LecturerRank.AssociateSenior => ask.FeePerHourAssociate,
                LecturerRank.FullSenior => ask.FeePerHourFull,
                _ => ask.FeePerHourAcademician,
            };
            var (sum, limit) = (hours * unit, hours * standard.CapOf(rank));
            return new FeeLine(
                rank.Word(),
                $"{hours:0.##} × {unit:0.##}",
                sum,
                $"{hours:0.##} × {standard.CapOf(rank):0.##}",
                limit,
                sum > limit ? FeeVerdict.Over : FeeVerdict.Within
            );
        }
    }
}
