using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Pipeline;
using KnowledgeUpdate.Domain.Certificates;

namespace KnowledgeUpdate.Web.Pages.Certificates.Series;

/// <summary>Enters the number pattern of a kind for a year.</summary>
public sealed class EnterSeriesModel(IMediator mediator, Actor actor, IStringLocalizer<CertificatesText> text) : PageModel
{
    public sealed class InputModel
    {
        /// <summary>Version of the pattern that was shown; empty if none was entered.</summary>
        public uint? Version { get; set; }

        public string? Pattern { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public SeriesLine Line { get; private set; } = null!;

    public async Task OnGetAsync(CertificateKind? kind, short year, CancellationToken ct)
    {
        await LoadAsync(kind, year, ct);
        Input = new InputModel { Version = Line.Version, Pattern = Line.Pattern };
    }

    public async Task<IActionResult> OnPostAsync(CertificateKind? kind, short year, CancellationToken ct)
    {
        await LoadAsync(kind, year, ct);
        await mediator.Send(new EnterCertificateSeries(Line.Kind, year, Input.Version, Input.Pattern), ct);
        TempData["Done"] = text[
            "The pattern is entered: the first number will be {0}.",
            CertificateSeries.NumberOf(Input.Pattern!.Trim(), year, 1)
        ].Value;
        return RedirectToPage("Series");
    }

    private async Task LoadAsync(CertificateKind? kind, short year, CancellationToken ct)
    {
        actor.Demand(Permission.EnterCertificateSeries);
        Line =
            (await mediator.Send(new ListCertificateSeries(), ct)).FirstOrDefault(l => l.Kind == kind && l.Year == year)
            ?? throw new NotFoundException(nameof(CertificateSeries));
    }
}
