using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Application.Seminars;
using KnowledgeUpdate.Domain.Seminars;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Pages.Seminars.Plans;

/// <summary>Forms the plan after showing the consequences. If somebody else formed it first, the reader sees that plan.</summary>
public sealed class FormPlanModel(IMediator mediator, Actor actor, IStringLocalizer<SeminarsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint PlanVersion { get; set; }

        public uint VariantVersion { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid? Variant { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public BenchView View { get; private set; } = null!;

    public PlanView? Formed { get; private set; }

    public bool Taken => View.State != PlanState.Composing;

    /// <summary>Both sides: the reader's variant and the plan as it is now.</summary>
    public Conflict Conflict
    {
        get
        {
            var (mine, now) = (View.Bench.Items, Formed?.Rows ?? []);
            var (yes, no) = (text["in it"].Value, text["not in it"].Value);
            return new Conflict(
                text["The plan was formed by {0} from variant “{1}”.", View.FormedBy ?? "", View.FormedFrom ?? ""],
                text["Your variant “{0}” is kept as it is.", View.Current.Name],
                [
                    new(text["Seminars"], mine.Count.ToString(), now.Count.ToString()),
                    new(text["People"], View.Bench.People.ToString(), now.Sum(r => r.HeadCount).ToString()),
                    .. mine.Where(i => now.All(r => r.ProposalId != i.Id)).Select(i => new HistoryChange(i.Title, yes, no)),
                    .. now.Where(r => mine.All(i => i.Id != r.ProposalId)).Select(r => new HistoryChange(r.Title, no, yes)),
                ],
                [
                    new(text["Look at the plan"], $"/seminars/plans/{View.PlanId}", true),
                    new(text["Back to the bench"], $"/seminars/plans/{View.PlanId}/bench?variant={View.Current.Id}"),
                ]
            );
        }
    }

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        actor.Demand(Permission.FormAnnualPlan);
        View = await mediator.Send(new GetPlanBench(id, Variant), ct);
        if (Taken)
            Formed = await mediator.Send(new GetAnnualPlan(id), ct);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new FormAnnualPlan(id, Input.PlanVersion, View.Current.Id, Input.VariantVersion, Input.Reason), ct);
        (TempData["Done"], TempData["DoneNext"]) = (
            text["The plan is formed with {0} seminars.", View.Bench.Items.Count].Value,
            text["Its public notice is the next step."].Value
        );
        return RedirectToPage("Details", new { id });
    }
}
