using KnowledgeUpdate.Application.Imports;

namespace KnowledgeUpdate.Web.Pages.Imports;

/// <summary>Imports of hours, newest first.</summary>
public sealed class IndexModel(IMediator mediator) : PageModel
{
    public Page<ImportListRow> List { get; private set; } = null!;

    public async Task OnGetAsync(string? p, int size, CancellationToken ct) =>
        List = await mediator.Send(new ListImports(new PageOf(p, size)), ct);
}
