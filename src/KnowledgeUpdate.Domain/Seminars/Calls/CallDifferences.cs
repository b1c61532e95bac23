using System.Globalization;

namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Compares the terms of two calls: last year's with this one's, those before a correction with those after it.</summary>
public static class CallDifferences
{
    /// <summary>What differs, in the order of the form; nothing: they are alike.</summary>
    public static IReadOnlyList<CallDifference> Between(CallTerms a, CallTerms b)
    {
        List<CallDifference> found = [];
        Add("Kinds", t => [.. t.Kinds.Order().Select(k => (object)k)]);
        Add("Fields", t => [.. t.Fields.Order(StringComparer.Ordinal).Select(f => (object)new CallField(f))]);
        Add("Required papers", t => [.. t.RequiredAttachments]);
        Add("Fewest trainees", t => One(t.MinPeople));
        Add("Most trainees", t => One(t.MaxPeople));
        Add("Title levels admitted", t => [.. t.TitleLevels.Order().Select(l => (object)l)]);
        Add("Managerial staff are admitted", t => [t.AdmitsManagers]);
        Add("A unit may recommend", t => One(t.RecommendationLimit));
        Add("Units with a number of their own", t => [.. t.OwnLimits.OrderBy(l => l.UnitId)]);
        Add("Last day of first review", t => Day(t.FirstReviewDueOn));
        Add("Expert scoring", t => [t.ExpertScoring]);
        Add("Experts per proposal", t => t.ExpertScoring ? One(t.ExpertsPerProposal) : []);
        Add("Criteria with weights", t => [.. t.Criteria.Select(c => (object)$"{c.Name} {c.Weight}")]);
        Add("Experts know neither host nor people", t => [t.ExpertScoring && t.IsBlind]);
        Add("How scores become one", t => t.ExpertScoring ? [t.ScoreMethod] : []);
        Add("Last day of scoring", t => Day(t.ScoringDueOn));
        Add("Class of training fee", t => [t.FeeClass]);
        Add("Region's money", t => Money(t.RegionBudget));
        Add("Central money", t => Money(t.CentralBudget));
        Add("Most seminars in a month", t => One(t.MonthLimit));
        Add("Most seminars of a host", t => One(t.HostLimit));
        Add("Most seminars in a field", t => One(t.FieldLimit));
        Add("Most seminars of a kind", t => [.. t.KindLimits.OrderBy(l => l.Key).SelectMany(l => new object[] { l.Key, Text(l.Value) })]);
        return found;

        void Add([Sentence] string term, Func<CallTerms, IReadOnlyList<object>> value)
        {
            var (before, after) = (value(a), value(b));
            if (!before.SequenceEqual(after))
                found.Add(new CallDifference(term, before, after));
        }
    }

    private static IReadOnlyList<object> One(int? number) => number is { } n ? [Text(n)] : [];

    private static IReadOnlyList<object> Day(DateOnly? day) => day is { } d ? [d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)] : [];

    private static IReadOnlyList<object> Money(decimal? yuan) =>
        yuan is { } y ? [y.ToString("#,##0.00", CultureInfo.InvariantCulture)] : [];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
