namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>Finds what does not fit in a call. The form, the release and a correction use the same answer.</summary>
public static class CallForm
{
    /// <summary>Most recommendations of one unit under one call.</summary>
    public const int MostRecommendations = 200;

    /// <summary>Most trainees of one seminar, 人.</summary>
    public const int MostPeople = 500;

    /// <summary>All faults, in the order of the form.</summary>
    /// <param name="year">The plan's year.</param>
    /// <param name="feeClasses">Classes of the fee standard in force; null: the standard is not configured.</param>
    public static IReadOnlyList<CallFault> Check(
        int year,
        DateTimeOffset opensAt,
        DateTimeOffset closesAt,
        CallTerms terms,
        IReadOnlyCollection<string>? feeClasses
    ) =>
        [
            .. Dates(year, opensAt, closesAt, terms),
            .. What(terms),
            .. Trainees(terms),
            .. Quotas(terms),
            .. terms.ExpertScoring ? Scoring(terms) : [],
            .. Money(terms, feeClasses),
        ];

    private static IEnumerable<CallFault> Dates(int year, DateTimeOffset opensAt, DateTimeOffset closesAt, CallTerms terms)
    {
        var last = BeijingTime.DateOf(closesAt.AddTicks(-1));
        if (closesAt <= opensAt)
            yield return new("ClosesAt", "The closing time must be after the opening time.");
        else if (last.Year > year)
            yield return new("ClosesAt", "Filing for the plan of {0} cannot close after that year.", year);
        if (terms.FirstReviewDueOn < last)
            yield return new("FirstReviewDueOn", "The last day of first review cannot be before filing closes, on {0:yyyy-MM-dd}.", last);
        if (!terms.ExpertScoring || terms.ScoringDueOn is not { } scoring)
            yield break;
        if (scoring < last)
            yield return new("ScoringDueOn", "The last day of scoring cannot be before filing closes, on {0:yyyy-MM-dd}.", last);
        else if (terms.FirstReviewDueOn is { } review && scoring <= review)
            yield return new("ScoringDueOn", "The last day of scoring must be after that of first review, {0:yyyy-MM-dd}.", review);
    }

    private static IEnumerable<CallFault> What(CallTerms terms)
    {
        if (terms.Kinds.Count == 0)
            yield return new("Kinds", "Choose at least one kind");
        if (terms.Fields.Count == 0)
            yield return new("Fields", "Choose at least one field");
        for (var i = 0; i < terms.RequiredAttachments.Count; i++)
            if (terms.RequiredAttachments[i].Length > 60)
                yield return new($"RequiredAttachments[{i}]", "Enter the paper in at most {0} characters", 60);
            else if (terms.RequiredAttachments.Take(i).Contains(terms.RequiredAttachments[i]))
                yield return new($"RequiredAttachments[{i}]", "“{0}” is in the list twice", terms.RequiredAttachments[i]);
    }

    private static IEnumerable<CallFault> Trainees(CallTerms terms)
    {
        if (terms.MinPeople is < 1 or > MostPeople)
            yield return new("MinPeople", "Enter the number of trainees, from 1 to {0}", MostPeople);
        if (terms.MaxPeople is < 1 or > MostPeople)
            yield return new("MaxPeople", "Enter the number of trainees, from 1 to {0}", MostPeople);
        else if (terms.MaxPeople < terms.MinPeople)
            yield return new("MaxPeople", "The largest number cannot be below the smallest");
    }

    private static IEnumerable<CallFault> Quotas(CallTerms terms)
    {
        if (terms.RecommendationLimit is < 1 or > MostRecommendations)
            yield return new("RecommendationLimit", "Enter how many a unit may recommend, from 1 to {0}", MostRecommendations);
        for (var i = 0; i < terms.OwnLimits.Count; i++)
        {
            var own = terms.OwnLimits[i];
            if (own.UnitId == Guid.Empty)
                yield return new($"OwnLimits[{i}].UnitId", "Choose the unit");
            else if (terms.OwnLimits.Take(i).Any(o => o.UnitId == own.UnitId))
                yield return new($"OwnLimits[{i}].UnitId", "This unit is in the list twice");
            if (own.Number is < 1 or > MostRecommendations)
                yield return new($"OwnLimits[{i}].Number", "Enter how many a unit may recommend, from 1 to {0}", MostRecommendations);
        }
    }

    private static IEnumerable<CallFault> Scoring(CallTerms terms)
    {
        if (terms.ExpertsPerProposal is < 1 or > 9)
            yield return new("ExpertsPerProposal", "Enter the experts per proposal, from 1 to {0}", 9);
        var fits = true;
        for (var i = 0; i < terms.Criteria.Count; i++)
        {
            var criterion = terms.Criteria[i];
            if (criterion.Name.Length is 0 or > 60)
                yield return new($"Criteria[{i}].Name", "Enter the criterion, at most {0} characters", 60);
            else if (terms.Criteria.Take(i).Any(c => c.Name == criterion.Name))
                yield return new($"Criteria[{i}].Name", "“{0}” is in the list twice", criterion.Name);
            if (criterion.Weight is < 1 or > 100)
            {
                fits = false;
                yield return new($"Criteria[{i}].Weight", "Enter a weight from 1 to 100");
            }
        }

        if (terms.Criteria.Count == 0)
            yield return new("Criteria", "Enter at least one criterion");
        else if (fits && terms.Criteria.Sum(c => c.Weight) is var sum and not 100)
            yield return new("Criteria", "The weights of the criteria must sum to 100; now they sum to {0}.", sum);
    }

    private static IEnumerable<CallFault> Money(CallTerms terms, IReadOnlyCollection<string>? feeClasses)
    {
        if (feeClasses is not null && !feeClasses.Contains(terms.FeeClass))
            yield return new("FeeClass", "Choose a class of the fee standard in force");
        if (terms.RegionBudget < 0)
            yield return new("RegionBudget", "Money cannot be negative");
        if (terms.CentralBudget < 0)
            yield return new("CentralBudget", "Money cannot be negative");
        foreach (
            var (name, limit) in new[]
            {
                ("MonthLimit", terms.MonthLimit),
                ("HostLimit", terms.HostLimit),
                ("FieldLimit", terms.FieldLimit),
            }
        )
            if (limit is < 1 or > 1000)
                yield return new(name, "Enter a limit of at least 1, or leave it empty");
        foreach (var (kind, limit) in terms.KindLimits)
            if (limit is < 1 or > 1000)
                yield return new($"KindLimits[{kind}]", "Enter a limit of at least 1, or leave it empty");
    }
}
