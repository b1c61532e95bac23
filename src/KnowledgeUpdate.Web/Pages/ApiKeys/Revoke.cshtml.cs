using KnowledgeUpdate.Application.Certificates;

namespace KnowledgeUpdate.Web.Pages.ApiKeys;

public sealed class RevokeModel(IMediator mediator, IStringLocalizer<CertificatesText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ApiKeyLine Key { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Key = await mediator.Send(new GetApiKey(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new RevokeApiKey(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["The key is withdrawn."].Value;
        return RedirectToPage("Index");
    }
}
