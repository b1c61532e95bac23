using KnowledgeUpdate.Application.Certificates;
using KnowledgeUpdate.Application.Pipeline;

namespace KnowledgeUpdate.Web.Pages.Certificates.Series;

/// <summary>The number patterns of certificates, by kind and year of issue.</summary>
public sealed class SeriesModel(IMediator mediator, Actor actor) : PageModel
{
    public IReadOnlyList<SeriesLine> Lines { get; private set; } = [];

    public bool MayChange => actor.May(Permission.EnterCertificateSeries);

    public async Task OnGetAsync(CancellationToken ct) => Lines = await mediator.Send(new ListCertificateSeries(), ct);
}
