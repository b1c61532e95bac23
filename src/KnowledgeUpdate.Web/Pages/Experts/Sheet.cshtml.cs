using KnowledgeUpdate.Application.Experts;

namespace KnowledgeUpdate.Web.Pages.Experts;

/// <summary>One's own scoring sheet.</summary>
public sealed class SheetModel(IMediator mediator, IStringLocalizer<ExpertsText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public List<decimal?> Points { get; set; } = [];

        public string? Comment { get; set; }

        public string? Note { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ScoringSheet Sheet { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        Input.Points = [.. Sheet.Criteria.Select((_, i) => i < Sheet.Points.Count ? Sheet.Points[i] : (decimal?)null)];
        Input.Comment = Sheet.Comment;
    }

    public async Task<IActionResult> OnPostSubmitAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new SubmitScore(id, Input.Version, Input.Points, Input.Comment), ct);
        TempData["Done"] = text["Your score is submitted."].Value;
        return RedirectToPage("Mine");
    }

    public async Task<IActionResult> OnPostAsideAsync(Guid id, CancellationToken ct)
    {
        await LoadAsync(id, ct);
        await mediator.Send(new DeclareConflict(Sheet.SubjectId, Input.Note), ct);
        TempData["Done"] = text["You stand aside; another expert takes your place."].Value;
        return RedirectToPage("Mine");
    }

    /// <summary>The sheet, with a field for each criterion even if the submitted form lacked it.</summary>
    private async Task LoadAsync(Guid id, CancellationToken ct)
    {
        Sheet = await mediator.Send(new GetScoringSheet(id), ct);
        while (Input.Points.Count < Sheet.Criteria.Count)
            Input.Points.Add(null);
    }
}
