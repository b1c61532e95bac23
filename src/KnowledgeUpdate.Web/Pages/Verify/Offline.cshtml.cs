using KnowledgeUpdate.Application.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>Verifies the signed payload of a QR code in the browser, without the portal.</summary>
public sealed class OfflineModel(IMediator mediator, IStringLocalizer<CertificatesText> text) : PageModel
{
    /// <summary>Names of the facts in the order of the signed payload, behind its format and key.</summary>
    public IReadOnlyList<string> Names =>
        [
            text["Kind of certificate"],
            text["Certificate number"],
            text["Look-up code"],
            text["Name"],
            text["Identity number"],
            text["What it certifies"],
            text["Hours"],
            text["Compulsory public hours"],
            text["Elective public hours"],
            text["Professional hours"],
            text["From"],
            text["To"],
            text["Hosting unit"],
            text["Issued by"],
            text["Programme"],
            text["Issued on"],
            text["Valid until"],
        ];

    public IReadOnlyList<PublishedKey> Keys { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Keys = await mediator.Send(new ListPublishedKeys(), ct);
}
