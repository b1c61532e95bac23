using KnowledgeUpdate.Application.Experts;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Experts;

/// <summary>One's own scoring sheet.</summary>
public sealed class SheetModel(IMediator mediator, IEnumerable<IScoredView> views, IStringLocalizer<ExpertsText> text) : PageModel
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

    /// <summary>What is scored, beside the sheet; null: its area shows none.</summary>
    public ScoredView? Shown { get; private set; }

    /// <summary>The weighted points as they stand, 0 to 100; null while one is missing. The script follows the typing.</summary>
    public decimal? Total =>
        Input.Points.Take(Sheet.Criteria.Count).Any(p => p is null)
            ? null
            : Sheet.Criteria.Zip(Input.Points, (c, p) => c.Weight * p!.Value).Sum() / 100m;

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
        if (views.SingleOrDefault(v => v.Kind == Sheet.Kind) is { } view)
            Shown = await view.ShowAsync(Sheet.SubjectId, ct);
        while (Input.Points.Count < Sheet.Criteria.Count)
            Input.Points.Add(null);
    }
}
