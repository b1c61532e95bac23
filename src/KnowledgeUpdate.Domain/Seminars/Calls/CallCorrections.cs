namespace KnowledgeUpdate.Domain.Seminars;

/// <summary>What a correction of a published call must leave standing.</summary>
public static class CallCorrections
{
    /// <summary>Faults of new terms against those of now and what was filed under them, in the order of the form.</summary>
    public static IReadOnlyList<CallFault> Against(CallTerms now, CallTerms terms, CallUse use)
    {
        List<CallFault> faults = [];
        if (use.Kinds.Except(terms.Kinds).Any())
            faults.Add(new("Kinds", "Proposals of a kind that you took out are filed: it stays open"));
        if (use.Fields.Except(terms.Fields).Any())
            faults.Add(new("Fields", "Proposals of a field that you took out are filed: it stays open"));
        if (use.Filed > 0 && terms.RequiredAttachments.Except(now.RequiredAttachments).Any())
            faults.Add(new("RequiredAttachments", "{0} proposals are filed: no further paper can be required", use.Filed));
        if (terms.MinPeople > use.FewestPeople)
            faults.Add(new("MinPeople", "A proposal for {0} people is filed", use.FewestPeople));
        if (terms.MaxPeople < use.MostPeople)
            faults.Add(new("MaxPeople", "A proposal for {0} people is filed", use.MostPeople));
        var own = terms.OwnLimits.Select(o => o.UnitId).ToList();
        foreach (var (unit, used) in use.Recommended)
        {
            var at = own.IndexOf(unit);
            if (used > (at >= 0 ? terms.OwnLimits[at].Number : terms.RecommendationLimit))
                faults.Add(
                    new(
                        at >= 0 ? $"OwnLimits[{at}].Number" : "RecommendationLimit",
                        "A unit has recommended {0} already: the number cannot be smaller",
                        used
                    )
                );
        }

        if (terms.ExpertScoring != now.ExpertScoring && use.Recommended.Values.Any(u => u > 0))
            faults.Add(new("ExpertScoring", "Proposals are recommended: whether experts score them stands"));
        if (use.Filed > 0 && terms.IsBlind != now.IsBlind)
            faults.Add(new("IsBlind", "{0} proposals are filed: whether experts know the host stands", use.Filed));
        if (use.Filed > 0 && terms.FeeClass != now.FeeClass)
            faults.Add(new("FeeClass", "{0} proposals are filed with budgets by class {1}: it stands", use.Filed, now.FeeClass));
        if (faults.Count == 0 && CallDifferences.Between(now, terms).Count == 0)
            faults.Add(new("", "Nothing is changed."));
        return faults;
    }
}
