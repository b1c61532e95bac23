using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars.Calls;

/// <summary>The terms of a call in the reader's words: as facts, and as differences.</summary>
public sealed class CallWords(PortalText words, IStringLocalizer<SeminarsText> text)
{
    /// <summary>What everybody reads: what may be filed, by whom, how it is chosen.</summary>
    public Facts Public(CallView call)
    {
        var t = call.Terms;
        return new Facts(
            [
                new(text["Kinds"], words.List(t.Kinds.Select(k => words[k])), true),
                new(text["Fields"], words.List(call.Fields.Select(f => Show.IsChinese ? f.Name : f.NameEn)), true),
                new(text["Trainees of a seminar"], People(t)),
                new(text["Who is admitted"], Admitted(t)),
                new(
                    text["Required papers"],
                    t.RequiredAttachments.Count == 0 ? "–" : words.List(t.RequiredAttachments),
                    true,
                    Language: "zh-CN"
                ),
                new(text["A unit may recommend"], Quotas(call), true),
                new(text["Expert scoring"], Scoring(t), true),
                new(text["Class of training fee"], t.FeeClass, Language: "zh-CN"),
            ],
            2
        );
    }

    /// <summary>What the office reads beside that: the limits of the plan.</summary>
    public Facts Limits(CallView call) => new([new(text["Limits of the plan"], words.Clauses(LimitsOf(call.Terms)), true)]);

    /// <summary>In what terms two calls differ.</summary>
    public IReadOnlyList<HistoryChange> Differences(CallView call, CallTerms a, CallTerms b) =>
        [
            .. CallDifferences
                .Between(a, b)
                .Select(d => new HistoryChange(words.At("Seminars", d.Term), In(call, d.Before), In(call, d.After))),
        ];

    /// <summary>The days of a call as they follow each other.</summary>
    public string Step(CallDay day) =>
        day.WorkingDays is not { } n ? ""
        : day.Kind == CallDayKind.Closes ? text["{0} working days to file", n]
        : text["{0} working days later", n];

    private string In(CallView call, IReadOnlyList<object> values) =>
        values.Count == 0
            ? "–"
            : words.List(
                values.Select(v =>
                    v switch
                    {
                        bool yes => yes ? text["yes"].Value : text["no"].Value,
                        Enum word => words[word],
                        CallField field => call.FieldNames.TryGetValue(field.Code, out var f)
                            ? Show.IsChinese
                                ? f.Name
                                : f.NameEn
                            : field.Code,
                        CallQuota quota => $"{call.OwnLimitNames.GetValueOrDefault(quota.UnitId)} {quota.Number}",
                        _ => v.ToString() ?? "",
                    }
                )
            );

    private string People(CallTerms t) =>
        (t.MinPeople, t.MaxPeople) switch
        {
            ({ } least, { } most) => text["{0} to {1} people", least, most],
            ({ } least, null) => text["{0} people or more", least],
            (null, { } most) => text["at most {0} people", most],
            _ => text["Any number"],
        };

    private string Admitted(CallTerms t)
    {
        var levels =
            t.TitleLevels.Count == 0
                ? text["Professional and technical staff of all levels"].Value
                : words.List(t.TitleLevels.Select(l => words[l]));
        return t.AdmitsManagers ? text["{0}; managerial staff too", levels] : levels;
    }

    private string Quotas(CallView call)
    {
        var each = text["{0} proposals", call.Terms.RecommendationLimit].Value;
        return call.Terms.OwnLimits.Count == 0
            ? each
            : text[
                "{0}; {1}",
                each,
                words.List(call.Terms.OwnLimits.Select(l => $"{call.OwnLimitNames.GetValueOrDefault(l.UnitId)} {l.Number}"))
            ];
    }

    private string Scoring(CallTerms t)
    {
        if (!t.ExpertScoring)
            return text["None"];
        var scoring = text[
            "{0} experts per proposal: {1}",
            t.ExpertsPerProposal,
            words.List(t.Criteria.Select(c => $"{c.Name} {c.Weight} %"))
        ].Value;
        return t.IsBlind ? text["{0}; experts know neither host nor people", scoring] : scoring;
    }

    private IEnumerable<string> LimitsOf(CallTerms t)
    {
        if (t.RegionBudget is { } region)
            yield return text["Region's money {0} yuan", Show.Money(region)];
        if (t.CentralBudget is { } central)
            yield return text["Central money {0} yuan", Show.Money(central)];
        if (t.MonthLimit is { } month)
            yield return text["at most {0} seminars in a month", month];
        if (t.HostLimit is { } host)
            yield return text["at most {0} seminars of a host", host];
        if (t.FieldLimit is { } field)
            yield return text["at most {0} seminars in a field", field];
        foreach (var (kind, limit) in t.KindLimits.OrderBy(l => l.Key))
            yield return text["{0}: at most {1}", words[kind], limit];
    }
}
