using KnowledgeUpdate.Application.Seminars;

namespace KnowledgeUpdate.Web.Pages.Seminars.Proposals;

/// <summary>Two filed versions, or two proposals, side by side.</summary>
public sealed class CompareModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "only")]
    public bool OnlyChanges { get; set; }

    public ProposalComparison Comparison { get; private set; } = null!;

    public async Task OnGetAsync(int? left, int? right, Guid? other, CancellationToken ct) =>
        Comparison = await mediator.Send(new CompareProposals(Id, left, right, other), ct);
}
