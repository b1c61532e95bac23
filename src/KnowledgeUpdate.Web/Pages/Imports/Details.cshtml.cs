using KnowledgeUpdate.Application.Imports;
using KnowledgeUpdate.Domain.Imports;
using KnowledgeUpdate.Domain.Learners;

namespace KnowledgeUpdate.Web.Pages.Imports;

/// <summary>One import of hours, from matching its columns to undoing it.</summary>
public sealed class DetailsModel(IMediator mediator, IStringLocalizer<ImportsText> text) : PageModel
{
    /// <summary>What the forms carry.</summary>
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public string? Reason { get; set; }

        public Dictionary<string, int?> Columns { get; set; } = [];

        /// <summary>One for all rows.</summary>
        public HourCategory? Category { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public ImportResult? Result { get; set; }

    public ImportView Import { get; private set; } = null!;

    public IReadOnlyList<(ImportResult Result, int Count)> Results =>
        Import.Findings is not { } found
            ? []
            :
            [
                (ImportResult.Create, found.Create - found.Repaired),
                (ImportResult.Repaired, found.Repaired),
                (ImportResult.Unchanged, found.Unchanged),
                (ImportResult.Refused, found.Refused),
                (ImportResult.LeftOut, found.LeftOut),
            ];

    public IEnumerable<ImportPreviewRow> Shown =>
        Import.Findings is not { } found ? []
        : Result is { } one ? found.Preview.Where(r => r.Result == one)
        : found.Preview.GroupBy(r => r.Result).SelectMany(g => g.Take(3));

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Import = await mediator.Send(new GetImport(id), ct);

    public async Task<IActionResult> OnGetProgressAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        if (Import.State != ImportState.Committing)
            Response.Headers["HX-Refresh"] = "true";
        return Partial("_Progress", Import);
    }

    public async Task<IActionResult> OnGetMarkedAsync(Guid id, CancellationToken ct)
    {
        var file = await mediator.Send(new GetMarkedImport(id), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    public Task<IActionResult> OnPostMapAsync(Guid id, CancellationToken ct) =>
        SendAsync(
            id,
            new MapImport(
                id,
                Input.Version,
                Input
                    .Columns.Where(c => Enum.TryParse<ImportColumn>(c.Key, out _))
                    .ToDictionary(c => Enum.Parse<ImportColumn>(c.Key), c => c.Value),
                Input.Category
            ),
            null,
            ct
        );

    public Task<IActionResult> OnPostCheckAsync(Guid id, List<ImportRepair> repairs, CancellationToken ct) =>
        SendAsync(id, new CheckImport(id, Input.Version, repairs), null, ct);

    public Task<IActionResult> OnPostCommitAsync(Guid id, CancellationToken ct) =>
        SendAsync(id, new CommitImport(id, Input.Version), null, ct);

    public Task<IActionResult> OnPostCancelAsync(Guid id, CancellationToken ct) =>
        SendAsync(id, new CancelImport(id), text["Nothing of this file comes into the ledger."], ct);

    public Task<IActionResult> OnPostUndoAsync(Guid id, CancellationToken ct) =>
        SendAsync(id, new UndoImport(id, Input.Version, Input.Reason), text["The import is undone by reversal."], ct);

    private async Task<IActionResult> SendAsync<T>(Guid id, IRequest<T> command, string? done, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(command, ct);
        if (done is not null)
            TempData["Done"] = done;
        return RedirectToPage(new { id });
    }
}
