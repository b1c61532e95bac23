using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learners.Hours;

/// <summary>An entry of a learner's hour ledger and what it came from; the programme office may reverse it.</summary>
public sealed class EntryModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public HourCause Cause { get; private set; } = null!;

    public async Task OnGetAsync(short year, Guid id, CancellationToken ct) => Cause = await mediator.Send(new GetHourEntry(year, id), ct);

    public async Task<IActionResult> OnPostAsync(Guid learner, short year, Guid id, CancellationToken ct)
    {
        await OnGetAsync(year, id, ct);
        await mediator.Send(new ReverseHours(year, id, Input.Reason), ct);
        TempData["Done"] = text["The entry is reversed."].Value;
        return RedirectToPage(
            new
            {
                learner,
                year,
                id,
            }
        );
    }
}
