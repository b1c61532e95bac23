using KnowledgeUpdate.Application.Certificates;

namespace KnowledgeUpdate.Web.Pages.ApiKeys;

/// <summary>The keys with which programs look certificates up.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public sealed class InputModel
    {
        public string? Name { get; set; }

        public string? Owner { get; set; }

        public int? PerMinute { get; set; }

        public DateOnly? ExpiresOn { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ApiKeyList List { get; private set; } = null!;

    /// <summary>The new key, shown only in the answer that made it.</summary>
    public string? Secret { get; private set; }

    /// <summary>What an address may ask without a key.</summary>
    public LookUpLimits Limits { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await mediator.Send(new ListApiKeys(), ct);
        Limits = await mediator.Send(new GetLookUpLimits(), ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        Secret = await mediator.Send(new MakeApiKey(Input.Name, Input.Owner, Input.PerMinute, Input.ExpiresOn), ct);
        await OnGetAsync(ct);
        ModelState.Clear();
        Input = new InputModel();
        return Page();
    }
}
