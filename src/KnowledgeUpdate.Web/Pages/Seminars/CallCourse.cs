using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Seminars;

/// <summary>Draws the course of a year's plan.</summary>
public sealed class CallCourse(Actor actor, IStringLocalizer<WorkText> text, TimeProvider clock)
{
    /// <summary>Whether the reader is responsible for the year's targets.</summary>
    public bool ShowsTargets => actor.May(Permission.ReadDraftPlans);

    /// <summary>The steps of the year: what has happened and what comes next.</summary>
    public IReadOnlyList<TimelineStep> Of(CallProgress c)
    {
        var now = clock.GetUtcNow();
        StepState State(bool done, bool current) =>
            done ? StepState.Done
            : current ? StepState.Now
            : StepState.Next;
        var filed = now >= c.ClosesAt;
        var reviewed = c.State is CallState.Scoring or CallState.Composing or CallState.Archived;
        var steps = new List<TimelineStep>
        {
            new(
                text["Filing"],
                State(filed, c.State == CallState.Published && !filed),
                After: text["{0} proposals", c.Filed],
                When: filed ? Show.Deadline(c.ClosesAt) : null,
                Deadline: filed ? null : text["until {0}", Show.Deadline(c.ClosesAt)].Value
            ),
            new(
                text["First review"],
                State(reviewed, filed && !reviewed),
                After: text["{0} recommended", c.Recommended],
                Deadline: filed && !reviewed && c.FirstReviewDueOn is { } due ? text["until {0}", Show.Date(due)].Value : null
            ),
        };
        if (c.ExpertScoring)
            steps.Add(
                new(
                    text["Expert scoring"],
                    State(c.State is CallState.Composing or CallState.Archived, c.State == CallState.Scoring),
                    Deadline: c.State == CallState.Scoring && c.ScoringDueOn is { } scoring
                        ? text["until {0}", Show.Date(scoring)].Value
                        : null
                )
            );
        if (actor.May(Permission.ReadDraftPlans) || c.PlanState is not null)
            steps.Add(
                new(
                    text["Composing the plan"],
                    State(c.PlanState is not (null or PlanState.Composing), c.PlanState == PlanState.Composing),
                    After: c.InPlan > 0 ? text["{0} seminars", c.InPlan].Value : null
                )
            );
        steps.Add(
            new(
                text["Public notice"],
                State(c.PlanState == PlanState.Published, c.PlanState is PlanState.InPublicity or PlanState.Formed),
                Deadline: c.PlanState == PlanState.InPublicity && c.PublicityEndsOn is { } ends
                    ? text["until {0}", Show.Date(ends) + " 24:00"].Value
                    : null
            )
        );
        steps.Add(new(text["Publication"], State(c.PlanState == PlanState.Published, false), When: Show.Date(c.PublishedOn)));
        return steps;
    }
}
