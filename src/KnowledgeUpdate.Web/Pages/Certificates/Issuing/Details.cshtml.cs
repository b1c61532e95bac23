using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Web.Face;

namespace KnowledgeUpdate.Web.Pages.Certificates.Issuing;

/// <summary>A certificate as the office sees it; it may be revoked here.</summary>
public sealed class DetailsModel(IMediator mediator, PortalText words, IStringLocalizer<CertificatesText> text) : PageModel
{
    public sealed class InputModel
    {
        public uint Version { get; set; }

        public RevocationReason? Class { get; set; }

        public string? Reason { get; set; }

        public ReviewOutcome? Outcome { get; set; }

        public HoursOutcome? Hours { get; set; }

        public List<Guid> Reverse { get; set; } = [];

        public string? HoursReason { get; set; }
    }

    private HoursChoice Hours => new(Input.Hours, Input.Reverse, Input.HoursReason);

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CertificateView Certificate { get; private set; } = null!;

    /// <summary>Learning year of the certificate, for links to its entries.</summary>
    public int LearningYear => Certificate.LearningYear;

    public IReadOnlyList<Choice> Outcomes =>
        [
            new(
                nameof(ReviewOutcome.Replaced),
                words[ReviewOutcome.Replaced],
                text["A new certificate with the hours that count now takes its place"]
            ),
            new(
                nameof(ReviewOutcome.Revoked),
                words[ReviewOutcome.Revoked],
                text["The public reads that it is revoked, and the class of the reason"]
            ),
            new(
                nameof(ReviewOutcome.Stands),
                words[ReviewOutcome.Stands],
                text["What it prints is true although hours were taken back: say why"]
            ),
        ];

    /// <summary>What may become of the hours behind it.</summary>
    /// <param name="isLater">Whether the decision may be left for later, as a work item.</param>
    public IReadOnlyList<Choice> HoursChoices(bool isLater) =>
        [
            new(
                nameof(HoursOutcome.Reversed),
                text["Reverse the entries ticked"],
                text["Other certificates that print them come under review"]
            ),
            new(nameof(HoursOutcome.Stand), words[HoursOutcome.Stand], text["Say why"]),
            .. isLater
                ? [new Choice(nameof(HoursOutcome.Open), words[HoursOutcome.Open], text["It waits on the office's desk, with a last day"])]
                : Array.Empty<Choice>(),
        ];

    public async Task OnGetAsync(Guid id, CancellationToken ct) => Certificate = await mediator.Send(new GetCertificate(id), ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new RevokeCertificate(id, Input.Version, Input.Class, Input.Reason, Hours), ct);
        TempData["Done"] = text["The certificate is revoked, and the person is told."].Value;
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostReviewAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var inForce = await mediator.Send(
            new DecideCertificateReview(id, Input.Version, Input.Outcome, Input.Class, Input.Reason, Hours),
            ct
        );
        TempData["Done"] = text["The review is decided; the person and the employer are told."].Value;
        return RedirectToPage(new { id = inForce });
    }

    public async Task<IActionResult> OnPostHoursAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        await mediator.Send(new DecideRevokedHours(id, Input.Version, Hours), ct);
        TempData["Done"] = text["The hours are decided."].Value;
        return RedirectToPage(new { id });
    }

    public async Task<IActionResult> OnPostReissueAsync(Guid id, CancellationToken ct)
    {
        await OnGetAsync(id, ct);
        var fresh = await mediator.Send(new ReissueCertificate(id, Input.Version, Input.Reason), ct);
        TempData["Done"] = text["This certificate is issued in its place, and the person is told."].Value;
        return RedirectToPage(new { id = fresh });
    }
}
