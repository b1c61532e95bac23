using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Plans;

/// <summary>Two variants side by side.</summary>
public sealed class CompareModel(IMediator mediator) : PageModel
{
    public VariantComparison Comparison { get; private set; } = null!;

    public async Task OnGetAsync(Guid id, Guid left, Guid right, CancellationToken ct) =>
        Comparison = await mediator.Send(new ComparePlanVariants(id, left, right), ct);
}
