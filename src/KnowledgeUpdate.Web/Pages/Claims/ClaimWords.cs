using System.Globalization;
using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Learners;
using KnowledgeUpdate.Domain.Reviews;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Claims;

/// <summary>Words about a claim shared by the learner's and the reviewers' pages.</summary>
public static class ClaimWords
{
    /// <summary>A kind in the reader's language.</summary>
    public static string NameOf(KindLine kind) =>
        CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) ? kind.Name : kind.NameEn;

    /// <summary>What a kind is counted in, in the reader's language.</summary>
    public static string UnitOf(KindLine kind) => Language.Current.Culture == "en" ? ActivityUnits.English(kind.Unit) : kind.Unit;

    /// <summary>Who has to do what next.</summary>
    public static NextStrip Next(this PortalText words, ClaimView c)
    {
        var mine = c.Rights.Edit || c.Rights.Appeal || c.Rights.Actions.Count > 0;
        var (who, what) = c.State switch
        {
            ClaimState.Draft => (c.Learner, words["completes the claim and files it."]),
            ClaimState.Returned => (c.Learner, words["changes the claim and files it again."]),
            ClaimState.WithEmployer => (
                c.Employer ?? words[Role.ProgrammeOffice],
                c.Kind.NeedsRecognition
                    ? words["confirms the claim; then it is recognised."]
                    : words["confirms the claim; then the hours are credited."]
            ),
            ClaimState.WithAuthority => (c.Authority ?? "", words["recognises the claim; then the hours are credited."]),
            ClaimState.Declined when c.Rights.Appeal => (c.Learner, words["may appeal to the programme office, once."]),
            ClaimState.Appealed => (words[Role.ProgrammeOffice], words["decides the appeal; the decision is final."]),
            _ => (words.At("Learners", "Nothing to do"), words["The claim is closed. It can be read."]),
        };
        return new NextStrip(mine ? words["It is your turn"] : who, what, mine);
    }

    /// <summary>The course of a claim.</summary>
    public static IReadOnlyList<TimelineStep> Timeline(this PortalText words, ClaimView c)
    {
        var steps = c
            .Trail.Select(s => new TimelineStep(
                s.Decision == ReviewDecision.PassedUp ? words[s.Decision] : words[s.Step],
                s.Decision is ReviewDecision.Returned or ReviewDecision.Refused ? StepState.Returned : StepState.Done,
                s.Decision is ReviewDecision.Submitted or ReviewDecision.Withdrawn ? s.Who : $"{s.Unit} · {words.WhoOf(s)}",
                Show.At(s.At),
                s.Opinion
            ))
            .ToList();
        if (c.State is ClaimState.Draft or ClaimState.Returned)
            steps.Add(new TimelineStep(words.At("Learners", "Filing"), StepState.Now, c.Learner));
        if (c.State is ClaimState.WithEmployer)
            steps.Add(new TimelineStep(words["Employer's confirmation"], StepState.Now, c.Employer ?? words[Role.ProgrammeOffice]));
        if (c.State is ClaimState.WithAuthority)
            steps.Add(new TimelineStep(words["Recognition"], StepState.Now, c.Authority));
        else if (c.Kind.NeedsRecognition && c.State is ClaimState.Draft or ClaimState.Returned or ClaimState.WithEmployer)
            steps.Add(new TimelineStep(words["Recognition"], StepState.Next));
        if (c.State is ClaimState.Appealed)
            steps.Add(new TimelineStep(words["Decision on the appeal"], StepState.Now, words[Role.ProgrammeOffice]));
        return steps;
    }

    /// <summary>How the hours were worked out.</summary>
    public static string Working(this PortalText words, ClaimView c)
    {
        var working = words[
            "{0} × {2} hours per {1} = {3} hours",
            Show.Hours(c.Content.Units),
            UnitOf(c.Kind),
            Show.Hours(c.Kind.HoursPerUnit),
            Show.Hours(c.Content.Units * c.Kind.HoursPerUnit)
        ];
        if (c.Kind.MaxPerClaim is { } most && c.Content.Units * c.Kind.HoursPerUnit > most)
            working += words["; at most {0} in one claim", Show.Hours(most)];
        if (c.Kind.MaxPerYear is { } limit)
            working += words["; at most {0} in a year, of which {1} are credited", Show.Hours(limit), Show.Hours(c.Used)];
        return working;
    }
}
