using KnowledgeUpdate.Application.Learners;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Pages.Learners.Staff;

/// <summary>The first step of a list of staff: choose the file.</summary>
public sealed class ImportModel(IMediator mediator, Actor actor) : PageModel
{
    public sealed class InputModel
    {
        public IFormFile? File { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => actor.Demand(Permission.EnterLearner);

    public async Task<IActionResult> OnGetTemplateAsync(CancellationToken ct)
    {
        var file = await mediator.Send(new GetStaffFile(null), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        OnGet();
        using var content = new MemoryStream();
        if (Input.File is not null)
            await Input.File.CopyToAsync(content, ct);
        return RedirectToPage(
            "ImportCheck",
            new { id = await mediator.Send(new UploadStaff(Input.File?.FileName, content.ToArray()), ct) }
        );
    }
}
