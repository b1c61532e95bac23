using KnowledgeUpdate.Application.Organisations;
using KnowledgeUpdate.Application.Sheets;

namespace KnowledgeUpdate.Web.Pages.Organisations.Sheets;

/// <summary>What an import of units would change, and the button that does it.</summary>
public sealed class ImportCheckModel(IMediator mediator, IStringLocalizer<OrganisationsText> text) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public UnitRowState? State { get; set; }

    public UnitImport Check { get; private set; } = null!;

    public Page<UnitImportRow> Shown { get; private set; } = null!;

    public int CountOf(UnitRowState state) => Check.Rows.Count(r => r.State == state);

    /// <summary>Faults grouped by what has to be done about them, those with most rows first.</summary>
    public IEnumerable<(CellFault Example, int Rows)> Problems =>
        Check.Rows.SelectMany(r => r.Faults).GroupBy(f => f.Problem).Select(g => (g.First(), g.Count())).OrderByDescending(g => g.Item2);

    public async Task OnGetAsync(Guid id, string? p, int size, CancellationToken ct)
    {
        Check = await mediator.Send(new GetUnitImport(id), ct);
        Shown = Check.Rows.Where(r => State is null || r.State == State).ToList().ToPage(new PageOf(p, size));
    }

    public async Task<IActionResult> OnGetProblemsAsync(Guid id, CancellationToken ct)
    {
        var file = await mediator.Send(new GetUnitFile(id), ct);
        return File(file.Bytes, file.ContentType, file.Name);
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, null, 20, ct);
        var entered = await mediator.Send(new ImportUnits(id), ct);
        TempData["Done"] = text["{0} units are entered.", entered].Value;
        return RedirectToPage("ImportCheck", new { id });
    }
}
