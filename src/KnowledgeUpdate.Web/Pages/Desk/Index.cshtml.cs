using System.Text.Json;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Work;
using KnowledgeUpdate.Domain.Accounts;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Desk;

/// <summary>What waits for the person, overdue first; how the year stands.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<WorkText> text, TimeProvider clock)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    public HomeView Home { get; private set; } = null!;

    public bool IsOffice => actor.Is(Role.ProgrammeOffice, Role.Auditor);

    public IReadOnlyList<WorkRow> Shown =>
        [
            .. Home.Work.Where(w =>
                Only switch
                {
                    "late" => GroupOf(w) == 0,
                    "today" => GroupOf(w) == 1,
                    _ => true,
                }
            ),
        ];

    public async Task<IActionResult> OnGetAsync(int? show, CancellationToken ct)
    {
        if (actor.Is(Role.Learner))
            return LocalRedirect("/learn");
        Home = await mediator.Send(new GetHome(show ?? 30), ct);
        return Page();
    }

    public int GroupOf(WorkRow w) =>
        w.DueOn is not { } due ? 3
        : due < Home.Today ? 0
        : due == Home.Today ? 1
        : due <= Home.Today.AddDays(7) ? 2
        : 3;

    public string GroupName(int group) =>
        group switch
        {
            0 => text["Overdue"],
            1 => text["Due today"],
            2 => text["Within 7 days"],
            _ => text["Later"],
        };

    public string Left(WorkRow w) =>
        w.WorkingDaysLeft switch
        {
            null => "",
            < 0 => text["{0} working days overdue", -w.WorkingDaysLeft.Value],
            0 => w.DueOn == Home.Today ? text["today until 24:00"] : text["no working day left"],
            _ => text["{0} working days left", w.WorkingDaysLeft.Value],
        };

    public string Sentence(string key, string args) => words[key, [.. JsonSerializer.Deserialize<string[]>(args) ?? []]];

    /// <summary>The year's process with what has happened and what comes.</summary>
    public IReadOnlyList<TimelineStep> Course(CallProgress c)
    {
        var now = clock.GetUtcNow();
        StepState Of(bool done, bool current) =>
            done ? StepState.Done
            : current ? StepState.Now
            : StepState.Next;
        var filed = now >= c.ClosesAt;
        var reviewed = c.State is CallState.Scoring or CallState.Composing or CallState.Archived;
        var steps = new List<TimelineStep>
        {
            new(
                text["Filing"],
                Of(filed, c.State == CallState.Published && !filed),
                After: text["{0} proposals", c.Filed],
                When: filed ? Show.Deadline(c.ClosesAt) : null,
                Deadline: filed ? null : text["until {0}", Show.Deadline(c.ClosesAt)].Value
            ),
            new(
                text["First review"],
                Of(reviewed, filed && !reviewed),
                After: text["{0} recommended", c.Recommended],
                Deadline: filed && !reviewed && c.FirstReviewDueOn is { } due ? text["until {0}", Show.Date(due)].Value : null
            ),
        };
        if (c.ExpertScoring)
            steps.Add(
                new(
                    text["Expert scoring"],
                    Of(c.State is CallState.Composing or CallState.Archived, c.State == CallState.Scoring),
                    Deadline: c.State == CallState.Scoring && c.ScoringDueOn is { } scoring
                        ? text["until {0}", Show.Date(scoring)].Value
                        : null
                )
            );
        if (IsOffice || c.PlanState is not null)
            steps.Add(
                new(
                    text["Composing the plan"],
                    Of(c.PlanState is not (null or PlanState.Composing), c.PlanState == PlanState.Composing),
                    After: c.InPlan > 0 ? text["{0} seminars", c.InPlan].Value : null
                )
            );
        steps.Add(
            new(
                text["Publicity"],
                Of(c.PlanState == PlanState.Published, c.PlanState is PlanState.InPublicity or PlanState.Formed),
                Deadline: c.PlanState == PlanState.InPublicity && c.PublicityEndsOn is { } ends
                    ? text["until {0}", Show.Date(ends) + " 24:00"].Value
                    : null
            )
        );
        steps.Add(new(text["Publication"], Of(c.PlanState == PlanState.Published, false), When: Show.Date(c.PublishedOn)));
        return steps;
    }
}
