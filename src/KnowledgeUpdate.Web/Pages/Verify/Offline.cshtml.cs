using KnowledgeUpdate.Application.Certificates;

namespace KnowledgeUpdate.Web.Pages.Verify;

/// <summary>Verifies the signed payload of a QR code in the browser, without the portal.</summary>
public sealed class OfflineModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<PublishedKey> Keys { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Keys = await mediator.Send(new ListPublishedKeys(), ct);
}
