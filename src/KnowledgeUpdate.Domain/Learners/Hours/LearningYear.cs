namespace KnowledgeUpdate.Domain.Learners;

/// <summary>The year that hours count for (学时年度). Other values from addresses or forms are refused.</summary>
public static class LearningYear
{
    private const int First = 1980,
        Last = 2199;

    /// <summary>The first day, a Beijing date.</summary>
    /// <exception cref="RuleException">It is not a plausible year.</exception>
    public static DateOnly FirstDay(int year) => new(Checked(year), 1, 1);

    /// <summary>The last day, a Beijing date.</summary>
    /// <exception cref="RuleException">It is not a plausible year.</exception>
    public static DateOnly LastDay(int year) => new(Checked(year), 12, 31);

    private static int Checked(int year) =>
        year is >= First and <= Last
            ? year
            : throw new RuleException(
                "{0} is no learning year: choose one from {1} to {2}.",
                year.ToString(System.Globalization.CultureInfo.InvariantCulture),
                First,
                Last
            );
}
