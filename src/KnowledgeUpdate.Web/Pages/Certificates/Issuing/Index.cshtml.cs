using System.IO.Compression;
using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Domain.Certificates;
using KnowledgeUpdate.Domain.Files;
using KnowledgeUpdate.Web.Face;
using KnowledgeUpdate.Web.Infrastructure;

namespace KnowledgeUpdate.Web.Pages.Certificates.Issuing;

/// <summary>Every certificate that was issued; those matching the filters can be downloaded as one zip.</summary>
public sealed class IndexModel(IMediator mediator, PortalText words, IStringLocalizer<CertificatesText> text, TimeProvider clock)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public CertificateKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public short? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public CertificateState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Review { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    public IssuedCertificates List { get; private set; } = null!;

    public bool IsFiltered => Chips.Count > 0;

    /// <summary>The filters in force, each with a link that removes it.</summary>
    public IReadOnlyList<FilterChip> Chips =>
        [
            .. string.IsNullOrWhiteSpace(Q) ? Array.Empty<FilterChip>() : [new(Q.Trim(), Request.UrlWithout("q"))],
            .. Kind is { } kind ? [new FilterChip(words[kind], Request.UrlWithout("kind"))] : Array.Empty<FilterChip>(),
            .. Year is { } year ? [new FilterChip(text["Learning year {0}", year], Request.UrlWithout("year"))] : Array.Empty<FilterChip>(),
            .. State is { } state ? [new FilterChip(words[state], Request.UrlWithout("state"))] : Array.Empty<FilterChip>(),
            .. Review ? [new FilterChip(words[CertificateAnswer.UnderReview], Request.UrlWithout("review"))] : Array.Empty<FilterChip>(),
        ];

    private CertificateFilter Filter => new(Kind, Year, State, Q, Review);

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListIssuedCertificates(Filter, Sort, new PageOf(p, size)), ct);

    /// <summary>
    /// The files of the filtered list. A few are made at a time and sent before the next, so the zip is never in memory as a whole. A fault
    /// breaks the connection, so that a truncated zip is not mistaken for a complete one.
    /// </summary>
    public async Task<IActionResult> OnGetBatchAsync(CancellationToken ct)
    {
        var batch = await mediator.Send(new PrintCertificates(Filter), ct);
        Response.Attach(text["Certificates"], BeijingTime.DateOf(clock.GetUtcNow()), "zip");
        // The end of a zip entry is written synchronously, which the response body refuses and its writer accepts.
        await using var body = Response.BodyWriter.AsStream(leaveOpen: true);
        await using (var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct))
            for (; ; batch = await mediator.Send(new PrintCertificates(Filter, batch.Next), ct))
            {
                foreach (var file in batch.Files)
                {
                    // A PDF is compressed already.
                    await using var entry = await zip.CreateEntry(FileTypes.SafeName(file.Name), CompressionLevel.NoCompression)
                        .OpenAsync(ct);
                    await entry.WriteAsync(file.Content, ct);
                }

                await body.FlushAsync(ct);
                if (batch.Next is null)
                    break;
            }

        return new EmptyResult();
    }
}
