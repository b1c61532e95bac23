using KnowledgeUpdate.Application.Delivery;

namespace KnowledgeUpdate.Web.Pages.Delivery.Enrolments;

/// <summary>An employer nominates staff for a seminar.</summary>
public sealed class NominateModel(IMediator mediator, IStringLocalizer<DeliveryText> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<Guid> Ids { get; private set; } = [];

    public NomineeList List { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListNominees(id, Q, new PageOf(p, size)), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, Guid[] ids, string? p, int size, CancellationToken ct)
    {
        Ids = ids;
        await OnGetAsync(id, p, size, ct);
        TempData["Done"] = text["{0} people are nominated, and told.", await mediator.Send(new NominateForSeminar(id, ids), ct)].Value;
        return RedirectToPage(new { id, q = Q });
    }
}
