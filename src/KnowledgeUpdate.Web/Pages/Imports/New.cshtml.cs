using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Imports;

/// <summary>The first step of an import of hours: choose the file. It may be larger than other uploads.</summary>
[LargeUpload(Import.MaxFileSize, Permission.ImportHours)]
public sealed class NewModel(IMediator mediator, Actor actor) : PageModel
{
    public sealed class InputModel
    {
        public IFormFile? File { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public static string HeadingOf(ImportColumn column) => ImportTemplate.Headings[column];

    public void OnGet() => actor.Demand(Permission.ImportHours);

    public async Task<IActionResult> OnGetTemplateAsync(CancellationToken ct)
    {
        var file = await mediator.Send(new GetImportTemplate(), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        OnGet();
        // A large upload was buffered to a file by the form reader; it is never held in memory as a whole.
        await using var content = Input.File?.OpenReadStream();
        var id = await mediator.Send(new UploadImport(Input.File?.FileName, content), ct);
        return RedirectToPage("Details", new { id });
    }
}
