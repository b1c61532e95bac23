using KnowledgeUpdate.Application.Publicities;
using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Public.Publicities;

/// <summary>Raises an objection and then shows the receipt.</summary>
public sealed class ObjectionModel(IMediator mediator) : PageModel
{
    public sealed class InputModel
    {
        public string? About { get; set; }

        public string? Content { get; set; }

        public string? Name { get; set; }

        public string? Contact { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [TempData]
    public string? Receipt { get; set; }

    public PublicityView Notice { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Notice = await mediator.Send(new GetPublicity(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        Receipt = await mediator.Send(new RaiseObjection(id, Input.Name, Input.Contact, Input.About, Input.Content), ct);
        return RedirectToPage("Objection", new { id });
    }
}
