using KnowledgeUpdate.Application.Enrolments;

namespace KnowledgeUpdate.Web.Pages.Delivery.Enrolments;

/// <summary>The first step of a roster: choose the file.</summary>
public sealed class RosterModel(IMediator mediator) : PageModel
{
    public sealed class InputModel
    {
        public IFormFile? File { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public RosterPlace Seminar { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Seminar = await mediator.Send(new GetRosterPlace(id), ct);

    public async Task<IActionResult> OnGetTemplateAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var file = await mediator.Send(new GetRosterFile(null), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        using var content = new MemoryStream();
        if (Input.File is not null)
            await Input.File.CopyToAsync(content, ct);
        return RedirectToPage(
            "RosterCheck",
            new { id = await mediator.Send(new UploadRoster(id, Input.File?.FileName, content.ToArray()), ct) }
        );
    }
}
