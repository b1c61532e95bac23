using KnowledgeUpdate.Application.Organisations;

namespace KnowledgeUpdate.Web.Pages.Organisations.Sheets;

/// <summary>The first step of an import of units: choose the file.</summary>
public sealed class ImportModel(IMediator mediator) : PageModel
{
    public sealed class InputModel
    {
        public IFormFile? File { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public UnitChoices Choices { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Choices = await mediator.Send(new GetUnitChoices(), ct);

    public async Task<IActionResult> OnGetTemplateAsync(CancellationToken ct)
    {
        var file = await mediator.Send(new GetUnitFile(null), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await OnGetAsync(ct);
        using var content = new MemoryStream();
        if (Input.File is not null)
            await Input.File.CopyToAsync(content, ct);
        var id = await mediator.Send(new UploadUnitFile(Input.File?.FileName, content.ToArray()), ct);
        return RedirectToPage("ImportCheck", new { id });
    }
}
