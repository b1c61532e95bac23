using KnowledgeUpdate.Application.Reviews;
using KnowledgeUpdate.Domain.Attendance;
using KnowledgeUpdate.Domain.Delivery;
using KnowledgeUpdate.Domain.Enrolments;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Delivery;

/// <summary>What several pages of seminars say the same way.</summary>
public static class DeliveryWords
{
    /// <summary>Whom a seminar is for, in words.</summary>
    public static string Conditions(EnrolmentConditions conditions, PortalText words, IStringLocalizer text)
    {
        var parts = new List<string>();
        if (conditions.MinLevel > TitleLevel.None)
            parts.Add(text["professional title: {0} or above", words[conditions.MinLevel].ToLowerInvariant()]);
        if (conditions.Levels.Count > 0)
            parts.Add(text["professional title: {0}", words.List(conditions.Levels.Select(l => words[l]))]);
        if (conditions.AdmitsManagers)
            parts.Add(text["managerial staff too"]);
        if (conditions.Series.Count > 0)
            parts.Add(text["title series: {0}", words.List(conditions.Series)]);
        if (conditions.Fields.Count > 0)
            parts.Add(text["fields: {0}", words.List(conditions.Fields.Select(f => words[f]))]);
        if (conditions.NeedsEmployer)
            parts.Add(text["confirmed by an employer"]);
        return parts.Count > 0 ? words.Clauses(parts) : text["none"];
    }

    /// <summary>Unmet conditions in words.</summary>
    public static string Unmet(IEnumerable<UnmetCondition> unmet, PortalText words, IStringLocalizer text) =>
        words.Clauses(unmet.Select(u => words[u]));

    /// <summary>The review trail as a timeline.</summary>
    public static IReadOnlyList<TimelineStep> Timeline(IEnumerable<TrailStep> trail, PortalText words) =>
        [
            .. trail.Select(t => new TimelineStep(
                t.Step == ReviewStage.BreakOff ? words[SeminarState.BrokenOff] : words.Pair(words[t.Step], words[t.Decision]),
                t.Decision is ReviewDecision.Returned or ReviewDecision.Refused ? StepState.Returned : StepState.Done,
                $"{t.Unit} · {words.WhoOf(t)}",
                Show.At(t.At),
                t.Opinion
            )),
        ];

    /// <summary>A half day: 03-08 morning.</summary>
    public static string HalfDay(DateOnly date, HalfDay half, PortalText words) => $"{date:MM-dd} {words[half]}";

    /// <summary>Beijing clock time of an instant.</summary>
    public static string Clock(DateTimeOffset? at) =>
        at is { } instant ? BeijingTime.LocalOf(instant).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "—";

    /// <summary>Clock time to the second.</summary>
    public static string Second(DateTimeOffset at) =>
        BeijingTime.LocalOf(at).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
