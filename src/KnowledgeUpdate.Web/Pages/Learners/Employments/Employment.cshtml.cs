using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learners.Employments;

/// <summary>An employment that a bureau or the office finds false, with what its unit confirmed since.</summary>
public sealed class EmploymentModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public FalseEmployment Employment { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Employment = await mediator.Send(new GetFalseEmployment(id), ct);

    public async Task<IActionResult> OnPostFindAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new FindEmploymentFalse(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The employment is found false; person and unit are told."].Value;
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new CloseFalseEmployment(id, Input.Reason), ct);
        TempData["Done"] = text["It is noted that everything was looked at."].Value;
        return RedirectToPage(new { id });
    }
}
