using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Rules;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Application.Work;

namespace KnowledgeUpdate.Web.Pages.Desk;

/// <summary>What waits for the person, overdue first; how the year stands.</summary>
public sealed class IndexModel(IMediator mediator, Actor actor, PortalText words, IStringLocalizer<WorkText> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Only { get; set; }

    public HomeView Home { get; private set; } = null!;

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
        if (actor.IsLearner)
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

    public string Sentence([Sentence] string key, string args) => words.Kept(key, args);

    /// <summary>The partial view that draws the record of an area's <see cref="IHomePart"/>.</summary>
    public static string PartialOf(object record) =>
        record switch
        {
            SeminarYears => "/Pages/Seminars/_SeminarYears.cshtml",
            UnitCalls => "/Pages/Seminars/_UnitCalls.cshtml",
            UnconfiguredRules => "/Pages/Rules/_UnconfiguredRules.cshtml",
            _ => throw new InvalidOperationException($"No partial view of the desk draws {record.GetType()}."),
        };
}
