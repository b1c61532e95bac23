using KnowledgeUpdate.Application.Learners;

namespace KnowledgeUpdate.Web.Pages.Learners.Staff;

/// <summary>What a list of staff would change, and the button that does it.</summary>
public sealed class ImportCheckModel(IMediator mediator, IStringLocalizer<LearnersText> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public StaffRowState? State { get; set; }

    public StaffListView List { get; private set; } = null!;

    public Page<StaffRow> Shown { get; private set; } = null!;

    public int CountOf(StaffRowState state) => List.Rows.Count(r => r.State == state);

    public async Task OnGetAsync(Guid id, string? p, int size, CancellationToken ct)
    {
        List = await mediator.Send(new GetStaffList(id), ct);
        Shown = List.Rows.Where(r => State is null || r.State == State).ToList().ToPage(new PageOf(p, size));
    }

    public async Task<IActionResult> OnGetProblemsAsync(Guid id, CancellationToken ct)
    {
        var file = await mediator.Send(new GetStaffFile(id), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, null, 20, ct);
        TempData["Done"] = text["{0} people are entered or added to.", await mediator.Send(new ImportStaff(id), ct)].Value;
        return RedirectToPage("ImportCheck", new { id });
    }
}
